// "Changed 20 seconds ago", in the reader's language, for what changed lately.
const LATELY = 3_600;

export function ago(root) {
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
  for (const element of root.querySelectorAll("[data-ago]")) {
    const seconds = Math.max(0, (Date.now() - new Date(element.dataset.ago)) / 1000);
    const minutes = Math.round(seconds / 60);
    element.hidden = seconds > LATELY;
    element.textContent =
      seconds < 60 ? words.format(-Math.round(seconds), "second") : words.format(-minutes, "minute");
  }
}
