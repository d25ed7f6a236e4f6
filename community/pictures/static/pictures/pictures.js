// Pictures are paid for by who wants to see them: a tap on the words fetches one, in its place, and
// then says what the large one weighs.
// A photo to be sent is first made smaller here, which spares the sender most of its bytes.

const WIDEST = 1600

const open = (link) => {
  const shown = document.createElement("img")
  const { width, height, large } = link.dataset
  Object.assign(shown, { src: link.href, alt: link.innerText, width, height })
  shown.onerror = () => shown.replaceWith(...link.words)
  link.words = [...link.childNodes]
  link.replaceChildren(shown)
  if (large) link.href = large
  link.classList.add("open")
  const larger = link.nextElementSibling
  if (larger?.matches("a.larger")) larger.hidden = false
}

addEventListener("click", (event) => {
  const link = event.target.closest?.("a.picture:not(.open)")
  if (!link || "low" in document.body.dataset || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  open(link)
})

const smaller = async (file) => {
  const drawn = await createImageBitmap(file, { imageOrientation: "from-image" })
  const share = Math.min(1, WIDEST / Math.max(drawn.width, drawn.height))
  const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(drawn.width * share), height: Math.round(drawn.height * share) })
  canvas.getContext("2d").drawImage(drawn, 0, 0, canvas.width, canvas.height)
  const made = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.8))
  return made && made.size < file.size ? new File([made], "picture.jpg", { type: made.type }) : file
}

addEventListener("change", async ({ target }) => {
  const file = target.matches?.("input[type=file][data-picture]") && target.files[0]
  if (!file) return
  const chosen = new DataTransfer()
  chosen.items.add(await smaller(file).catch(() => file))
  target.files = chosen.files
})
