// The tag with the address of this very advisor, to copy.
const tag = document.getElementById("tag");
const copy = document.getElementById("copy");
const address = new URL("/widget.js", location.href).href;
tag.textContent = `<script src="${address}" defer></` + "script>";

copy.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(tag.textContent);
    copy.textContent = "Copied";
  } catch {
    // No clipboard without https: the text is selected instead, for the person to copy.
    getSelection().selectAllChildren(tag);
    copy.textContent = "Selected";
  }
});
