// Sending a form by script: the answer is a sentence, and a refusal loses nothing.

export async function send(url, fields) {
  const response = await fetch(url, {
    method: "POST",
    body: fields,
    headers: { Accept: "application/json", "X-CSRFToken": token() },
    credentials: "same-origin",
  });
  const answer = await response.json().catch(() => null);
  if (!answer) throw new TypeError("no answer"); // a proxy spoke, not our server
  return answer;
}

export const token = () => document.querySelector("meta[name=csrf]").content;

export function freshDeed() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function toast(said, isError = false) {
  const element = document.querySelector("#toast");
  element.textContent = said;
  element.classList.toggle("error", isError);
  element.hidden = !said;
  clearTimeout(toast.timer);
  if (!isError) toast.timer = setTimeout(() => (element.hidden = true), 6_000);
}
