// The chat: what is typed goes to the advisor, what comes back is drawn, and both are remembered.
import { button, el } from "./dom.js";
import { own, reply } from "./reply.js";
import { ask } from "./rest.js";
import { fresh, load, save } from "./store.js";
import { words } from "./words.js";

const [log, welcome, starts, composer, box, send, restart] = [
  "log",
  "welcome",
  "starts",
  "composer",
  "message",
  "send",
  "restart",
].map((id) => document.getElementById(id));

let conversation = load();
let waiting = false;

function add(turn) {
  conversation.turns.push(turn);
  save(conversation);
  return show(turn);
}

function show(turn) {
  const mine = turn.who === "you";
  const said = mine ? own(turn.text) : reply(turn.messages, say);
  const node = el(
    "article",
    { class: `turn ${turn.who}` },
    el("h2", { class: "unseen" }, mine ? words.you : words.advisor),
    said,
  );
  log.append(node);
  welcome.hidden = true;
  return node;
}

/** Says `message` for the person, shown as `title` where it came from a button. */
function say(message, title = message) {
  if (waiting || !message.trim()) return false;
  log.querySelector(".failure")?.remove();
  add({ who: "you", text: title, say: message }).scrollIntoView({ block: "start" });
  answer(message);
  return true;
}

async function answer(message) {
  const asked = conversation;
  const pending = el(
    "div",
    { class: "pending" },
    el("span", { class: "unseen" }, words.thinking),
    ...Array.from({ length: 3 }, () => el("i")),
  );
  log.append(pending);
  setWaiting(true);
  try {
    const messages = await ask(asked.id, message);
    pending.remove();
    if (asked === conversation) add({ who: "advisor", messages });
  } catch (problem) {
    pending.remove();
    if (asked === conversation) showFailure(problem.message, message);
  } finally {
    setWaiting(false);
  }
}

function showFailure(text, message) {
  const again = () => {
    failure.remove();
    answer(message);
    box.focus();
  };
  const failure = el(
    "div",
    { class: "failure", role: "alert" },
    el("p", {}, text),
    button(words.tryAgain, again, { class: "choice" }),
  );
  log.append(failure);
  failure.scrollIntoView({ block: "nearest" });
}

// Not disabled while waiting: that would take the focus away from whoever pressed it.
function setWaiting(now) {
  waiting = now;
  send.setAttribute("aria-disabled", String(now));
  log.classList.toggle("waiting", now);
}

function fitBox() {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + 2}px`;
}

function restore() {
  log.replaceChildren();
  log.setAttribute("aria-busy", "true"); // What is only shown again is not read aloud again.
  conversation.turns.forEach(show);
  welcome.hidden = conversation.turns.length > 0;
  const last = conversation.turns.at(-1);
  if (last?.who === "you") showFailure(words.unanswered, last.say ?? last.text);
  log.lastElementChild?.scrollIntoView({ block: last?.who === "you" ? "end" : "start" });
  log.setAttribute("aria-busy", "false");
}

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!say(box.value)) return;
  box.value = "";
  fitBox();
});
box.addEventListener("input", fitBox);
box.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  composer.requestSubmit();
});
restart.addEventListener("click", () => {
  conversation = fresh();
  save(conversation);
  setWaiting(false);
  restore();
  box.focus();
});
starts.append(
  ...words.starts.map((text) =>
    el(
      "li",
      {},
      button(text, () => say(text) && box.focus(), { class: "choice" }),
    ),
  ),
);
restore();
