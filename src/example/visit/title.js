// Titles are set by pages as they open; each says that it is the example's.
const mark = "Example: ";
const title = document.querySelector("title");
const say = () => {
  if (title && !document.title.startsWith(mark)) document.title = mark + document.title;
};
if (title) new MutationObserver(say).observe(title, { childList: true });
say();
