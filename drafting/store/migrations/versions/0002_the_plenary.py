"""The plenary: sitting, polls, speakers, answers, translations"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ballots",
        sa.Column("assembly_id", sa.Integer(), nullable=False),
        sa.Column("poll", sa.Integer(), nullable=False),
        sa.Column("delegation", sa.Text(), nullable=False),
        sa.Column("choice", sa.Text(), nullable=True),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["assembly_id"],
            ["assemblies.id"],
        ),
        sa.PrimaryKeyConstraint("assembly_id", "poll", "delegation"),
    )
    op.create_table(
        "items",
        sa.Column("assembly_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("workshop", sa.Text(), nullable=True),
        sa.Column("planned", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["assembly_id"],
            ["assemblies.id"],
        ),
        sa.PrimaryKeyConstraint("assembly_id", "number"),
    )
    op.create_table(
        "polls",
        sa.Column("assembly_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("amendments", sa.JSON(), nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.Column("tally", sa.JSON(), nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assembly_id"],
            ["assemblies.id"],
        ),
        sa.PrimaryKeyConstraint("assembly_id", "number"),
    )
    op.create_table(
        "speakers",
        sa.Column("assembly_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("delegation", sa.Text(), nullable=True),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("item", sa.Integer(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assembly_id"],
            ["assemblies.id"],
        ),
        sa.PrimaryKeyConstraint("assembly_id", "number"),
    )
    op.create_table(
        "translations",
        sa.Column("assembly_id", sa.Integer(), nullable=False),
        sa.Column("clause", sa.Text(), nullable=False),
        sa.Column("lang", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assembly_id"],
            ["assemblies.id"],
        ),
        sa.PrimaryKeyConstraint("assembly_id", "clause", "lang"),
    )
    op.create_table(
        "comments",
        sa.Column("assembly_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("amendment", sa.Integer(), nullable=True),
        sa.Column("clause", sa.Text(), nullable=True),
        sa.Column("delegation", sa.Text(), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assembly_id"],
            ["assemblies.id"],
        ),
        sa.ForeignKeyConstraint(
            ["author_id"],
            ["members.id"],
        ),
        sa.PrimaryKeyConstraint("assembly_id", "number"),
    )
    op.create_table(
        "follows",
        sa.Column("assembly_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("amendment", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assembly_id"],
            ["assemblies.id"],
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
        ),
        sa.PrimaryKeyConstraint("assembly_id", "member_id", "amendment"),
    )
    op.create_table(
        "notes",
        sa.Column("assembly_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("clause", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["assembly_id"],
            ["assemblies.id"],
        ),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["members.id"],
        ),
        sa.PrimaryKeyConstraint("assembly_id", "member_id", "clause"),
    )
    with op.batch_alter_table("amendments", schema=None) as batch_op:
        batch_op.add_column(sa.Column("parent", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("part_of", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("rewords", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("noted", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column("deferred", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        batch_op.add_column(sa.Column("agreed", sa.Integer(), nullable=True))
        batch_op.create_index("amendments_by_parent", ["assembly_id", "parent"])

    with op.batch_alter_table("assemblies", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("polls_count", sa.Integer(), nullable=False, server_default="0")
        )
        batch_op.add_column(
            sa.Column("speakers_count", sa.Integer(), nullable=False, server_default="0")
        )
        batch_op.add_column(
            sa.Column("comments_count", sa.Integer(), nullable=False, server_default="0")
        )
        batch_op.add_column(sa.Column("bloc", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("overrides", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("rules", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("suspended_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("resumes", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("numbering", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("item", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("poll", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("speaker", sa.Integer(), nullable=True))

    with op.batch_alter_table("decisions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("bloc", sa.Integer(), nullable=True))

    with op.batch_alter_table("delegations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("weight", sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(
            sa.Column("present", sa.Boolean(), nullable=False, server_default=sa.false())
        )


def downgrade() -> None:
    raise NotImplementedError("the record is not taken back")
