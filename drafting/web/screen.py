"""The projector: a page that follows the chair by itself.

``show`` is one language of the text or both; with one, the page's own words are in it
too, so that a second projector can serve those who read the other language.
"""

from flask import Blueprint, g, request
from flask_babel import force_locale

from drafting.web.access import guard, look
from drafting.web.showing import live_page

bp = Blueprint("screen", __name__, url_prefix="/a/<slug>/screen")


@bp.get("")
@guard("watch_screen")
def show():
    languages = look().assembly.languages
    asked = request.args.get("show", "")
    if asked in languages:
        g.pop("sight", None)
        with force_locale(asked):
            return live_page("screen/show.html", "screen", show=asked)
    show = "both" if len(languages) > 1 else languages[0]
    return live_page("screen/show.html", "screen", show=show)
