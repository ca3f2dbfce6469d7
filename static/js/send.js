// Sending a form by script: the answer is a sentence, and a refusal loses nothing.

const AWAY = new Set([502, 503, 504]); // a proxy says that our server is away

// The server's answer. Throws when it could not be reached, and nobody knows what it did.
export async function send(url, fields) {
  const response = await fetch(url, {
    method: "POST",
    body: fields,
    headers: { Accept: "application/json", "X-CSRFToken": token() },
    credentials: "same-origin",
  });
  const answer = AWAY.has(response.status) ? null : await response.json().catch(() => null);
  if (!answer) throw new TypeError("no answer"); // a proxy spoke, not our server
  return answer;
}

export const token = () => document.querySelector("meta[name=csrf]").content;

export function freshDeed() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function toast(said, isError = false, href = "") {
  const element = document.querySelector("#toast");
  if (href && said) {
    const link = document.createElement("a");
    link.href = href;
    link.textContent = said;
    element.replaceChildren(link);
  } else element.textContent = said;
  element.classList.toggle("error", isError);
  element.hidden = !said;
  clearTimeout(toast.timer);
  if (!isError && !href) toast.timer = setTimeout(() => (element.hidden = true), 6_000);
}
