// What changes in the page: the parts that come, where the reader is, and the lines said to them.

export const body = document.body, me = body.dataset.me
export const all = (selector, root = document) => [...root.querySelectorAll(selector)]
export const named = (name, topic) => all(`[data-${name}="${topic}"]`)
export const make = (tag, props, text = "") => Object.assign(document.createElement(tag), props, { textContent: text })

// The one way to change: a part whose id is here is replaced, another is put into its topic's list

export const show = ({ topic, html, by }) => {
  const box = make("template")
  box.innerHTML = html
  const list = placeOf(topic)
  for (const part of [...box.content.children]) {
    const old = part.id && document.getElementById(part.id)
    if ("gone" in part.dataset) { if (old) takeOut(old) }
    else if (old) old.replaceWith(part)
    else if (list && !("only" in part.dataset)) put(list, part, by)
    part.classList.add("fresh")
  }
  claim()
}

// What is mine, and what those said whom I blocked

const folded = (body.dataset.folded ?? "").split(" ").filter(Boolean)
const mark = (by, name) => all(`[data-by="${by}"]`).forEach((part) => part.classList.add(name))
export const claim = () => [mark(me, "mine"), ...folded.map((by) => mark(by, "folded"))]

export const placeOf = (topic) => named("live", topic).find((part) => part.dataset.place !== "none")

const put = (list, part, by) => {
  const low = atEnd(list), waiting = all(":scope > .pending", list)
  if (by == me && (part.dataset.by ?? me) === me) waiting.find((bubble) => "sent" in bubble.dataset)?.remove()
  if ("from" in list.dataset && among(list, part)) return
  if (list.dataset.place === "start") list.prepend(part)
  else list.insertBefore(newDay(list, part), waiting.find((bubble) => bubble.isConnected) || null)
  list.parentNode.querySelector(":scope > .empty")?.remove()
  if (low || by == me) toEnd(list)
  else pill(list)
  signed(list.dataset.live)
}

// A list that is in the order of its numbers, from the first that is shown on: what is brought in
// from elsewhere goes where it belongs, or to an earlier page

const number = (part) => +part.id.replace(/\D/g, "")

const among = (list, part) => {
  const next = all(":scope > [data-day]", list).find((one) => number(one) > number(part))
  if (number(part) < +list.dataset.from) return true
  if (!next) return false
  const above = next.dataset.day === part.dataset.day ? ".new" : ".day"
  let place = next
  while (place.previousElementSibling?.matches(above)) place = place.previousElementSibling
  list.insertBefore(newDay(list, part, next), place)
  return true
}

const takeOut = (old) => {
  const day = old.previousElementSibling, next = old.nextElementSibling
  old.remove()
  if (day?.matches(".day") && !next?.matches("[data-day]")) day.remove()
}

const newDay = (list, part, next) => {
  const day = part.dataset.day
  const last = all(":scope > [data-day]", list).filter((one) => !next || one.compareDocumentPosition(next) & 4).at(-1)
  const both = document.createDocumentFragment()
  if (day && ![last, next].some((one) => one?.dataset.day === day)) {
    const options = { weekday: "long", day: "numeric", month: "long" }
    both.append(make("li", { className: "day" }, new Date(day + "T12:00").toLocaleDateString(document.documentElement.lang, options)))
  }
  both.append(part)
  return both
}

// Where the reader is: a .room scrolls by itself from its end, anything else with the page

const atEnd = (list) => {
  const room = list.closest(".room")
  return room ? room.scrollTop > -60 : list.getBoundingClientRect().bottom < innerHeight + 60
}

export const toEnd = (list) => {
  const room = list.closest(".room")
  if (room) room.scrollTop = 0
  else if (!atEnd(list)) list.lastElementChild.scrollIntoView({ block: "end" })
  scrolled()
}

let newer
const pill = (list) => {
  if (list.dataset.place === "start") return
  newer ||= body.appendChild(make("button", { className: "pill", type: "button", id: "newer" }, body.dataset.wordNew))
  newer.hidden = false
  newer.onclick = () => toEnd(list)
}

export const scrolled = () => all("[data-live]:not([data-place=none])").filter(atEnd).forEach((list) => {
  if (newer) newer.hidden = true
  read(list)
})

// Where bytes are spared, once a minute, and the last when the reader goes; what was not taken is
// said again at the next occasion
let paced
export const read = (list, leaving = false) => {
  const url = list.dataset.pointer, id = all(":scope > [id]", list).at(-1)?.id.replace(/\D/g, "")
  if (!url || !id || list.dataset.read === id || !atEnd(list)) return
  if (!leaving && (document.hidden || paced)) return
  if ("low" in body.dataset && !leaving) paced = setTimeout(() => { paced = undefined; read(list) }, 60000)
  list.dataset.read = id
  post(url, new URLSearchParams({ message: id }), leaving)
    .then((answer) => { if (!answer.ok) throw answer })
    .catch(() => { if (list.dataset.read === id) delete list.dataset.read })
}

export const post = (url, fields, keepalive = false) => {
  const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? ""
  return fetch(url, { method: "POST", body: fields, redirect: "manual", keepalive, headers: { "X-Sokoni": "live", "X-CSRFToken": token } })
}

// Lines said to the reader

export const quiet = (part, words) => part.closest("ol, ul, table, section")?.before(make("p", { className: "quiet", role: "status" }, words))

let line
export const reached = (yes) => {
  line ||= document.getElementById("connection") || body.appendChild(make("p", { id: "connection", role: "status", hidden: true }))
  line.textContent = yes ? "" : body.dataset.wordOffline
  line.hidden = !!yes
  body.classList.toggle("offline", !yes)
}

const fading = {}
export const signed = (topic, words = "", seconds = 0) => {
  clearTimeout(fading[topic])
  named("typing", topic).forEach((part) => { part.textContent = words })
  if (words) fading[topic] = setTimeout(signed, seconds * 1000, topic)
}
