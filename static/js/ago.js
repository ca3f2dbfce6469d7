// "Changed 20 s ago", in the page's own words, for what changed within the hour.
const LATELY = 3_600;

export function ago(root) {
  const { agoSeconds, agoMinutes } = document.body.dataset;
  for (const element of root.querySelectorAll("[data-ago]")) {
    const seconds = Math.max(0, Math.round((Date.now() - new Date(element.dataset.ago)) / 1000));
    element.hidden = seconds > LATELY;
    element.textContent =
      seconds < 60
        ? agoSeconds.replace("{n}", seconds)
        : agoMinutes.replace("{n}", Math.round(seconds / 60));
  }
}
