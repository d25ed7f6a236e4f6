// What one may do with a message where it stands: answer it, give it a sign, vote.
// Without this script each of these is a page.

import { all, body, make, post, reached } from "../live/page.js";

const composer = document.querySelector(".composer"), list = document.querySelector(".talk[data-offers]")
const newKey = () => URL.createObjectURL(new Blob()).slice(-36)
const messageOf = (part) => part.closest(".msg")
const pageOf = (message) => message.querySelector(".meta a:last-child").href

addEventListener("click", (event) => {
  const part = event.target.closest(".msg a, .msg button, .answering a")
  const act = part && !event.ctrlKey && !event.metaKey && actOf(part)
  if (!act) return
  event.preventDefault()
  act()
})

const actOf = (part) => {
  const message = messageOf(part), { sign, choice } = part.dataset
  if (part.matches(".answering a")) return () => answer()
  if (part.search?.startsWith("?reply=")) return () => answer(message)
  if (sign) return () => give(pageOf(message) + "reactions/", { sign })
  if (choice) return () => give(`/ballots/${message.id.slice(1)}/votes/`, { choice })
  if (part.matches(".quote")) return find(part)
  if (part.matches(".meta a:last-child")) return () => offer(message)
}

// Answering: the composer says whom, until it is sent or dropped

const answer = (message) => {
  const bar = composer.querySelector(".answering"), said = bar.querySelector("span")
  bar.hidden = !message
  composer.elements.reply.value = message ? message.id.slice(1) : ""
  said.textContent = ""
  if (!message) return
  said.append(make("b", {}, message.querySelector(".who").textContent), " ", message.querySelector(".text").textContent.slice(0, 80))
  composer.elements.text.focus()
}

composer.addEventListener("submit", () => setTimeout(answer))

// What came back refused is an answer still
composer.addEventListener("returned", () => answer(document.getElementById("m" + composer.elements.reply.value)))

const find = (quote) => {
  const quoted = document.getElementById("m" + quote.pathname.match(/\d+/))
  return quoted && (() => { quoted.scrollIntoView({ block: "center" }); quoted.classList.remove("fresh"); void quoted.offsetWidth; quoted.classList.add("fresh") })
}

// Giving a sign: the message's page offers the same

const offer = (message) => {
  const open = all(".offer").map((bar) => { bar.remove(); return messageOf(bar) ?? bar.parentNode })
  if (open.includes(message)) return
  const bar = make("span", { className: "offer" })
  for (const sign of list.dataset.offers.split(" ")) {
    const button = make("button", { type: "button", className: "quiet" }, sign)
    button.dataset.sign = sign
    bar.append(button)
  }
  bar.append(make("a", { href: pageOf(message), className: "button quiet" }, "…"))
  message.append(bar)
}

const give = async (url, what) => {
  all(".offer").forEach((bar) => bar.remove())
  const answer = await post(url, new URLSearchParams({ ...what, key: newKey() })).catch(() => null)
  reached(answer)
  if (answer && !answer.ok) refused(await answer.json().catch(() => ({})))
}

const refused = ({ errors = {} }) => {
  all(".error", composer).forEach((part) => part.remove())
  const why = Object.values(errors).flat().map((error) => error.message).join(" ")
  composer.append(make("p", { className: "error", role: "alert" }, why || body.dataset.wordFailed))
}
