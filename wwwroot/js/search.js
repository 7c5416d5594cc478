// Shows what is found while one types. The same page is asked for, and its parts are put in the place of this one's:
// what a script would have to build anew, the server has built already, and without scripts the page works as it is.
const form = document.getElementById('search');
const wide = matchMedia('(min-width: 70rem)');
let shown = new URLSearchParams(new FormData(form)).toString();
let asking;
let timer;

const part = (page, id) => page.getElementById(id);

function unfold() {
  const narrow = part(document, 'narrow');
  if (narrow && wide.matches) narrow.open = true;
}

function show(page, address) {
  const found = part(page, 'found');
  if (!found) return;
  const wasOpen = part(document, 'narrow')?.open;
  document.adoptNode(found);
  part(document, 'found').replaceWith(found);
  const narrow = part(document, 'narrow');
  if (narrow) narrow.open = wasOpen ?? false;
  unfold();
  // The element stays, so that the change of its text is announced.
  part(document, 'said').textContent = part(page, 'said').textContent;
  document.title = page.title;
  history.replaceState(null, '', address);
}

function ask() {
  const query = new URLSearchParams(new FormData(form)).toString();
  asking?.abort();
  if (query === shown) return;
  const address = `${form.action}?${query}`;
  const request = asking = new XMLHttpRequest();
  // Nothing turns text into elements here: the browser hands over a document that it has parsed, and runs nothing in it.
  request.responseType = 'document';
  request.onload = () => {
    if (request.status !== 200 || !request.response) return;
    shown = query;
    show(request.response, address);
  };
  request.open('GET', address);
  request.send();
}

form.addEventListener('input', event => {
  clearTimeout(timer);
  if (!event.isComposing) timer = setTimeout(ask, 150);
});
form.addEventListener('compositionend', ask);
wide.addEventListener('change', unfold);
unfold();
