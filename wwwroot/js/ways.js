// Reading on: the arrow keys, where one is on a page, the place one left, and links to copy. Without scripts every way is a link.
const through = document.querySelector('.through');
const passages = through ? [...document.querySelectorAll('article.passage')] : [];
const entries = new Map();
let at, jumped;

// A browser that keeps nothing still shows everything.
const kept = (area, key) => { try { return window[area].getItem(key); } catch { return null; } };
const keep = (area, key, value) => { try { window[area].setItem(key, value); } catch { /* It is forgotten with the page. */ } };

function make(name, text, parent) {
  const element = document.createElement(name);
  element.textContent = text;
  parent.append(element);
  return element;
}

// A passage one has jumped to is the one being read, even where the page ends too soon for it to stand at the top.
function current() {
  const box = jumped?.getBoundingClientRect();
  if (box && box.bottom > 0 && box.top < innerHeight) return jumped;
  return passages.findLast(p => p.getBoundingClientRect().top <= innerHeight / 4);
}

function arrive(passage) {
  if (!passage || passage === at) return;
  at = passage;
  through.querySelector('[aria-current=location]')?.removeAttribute('aria-current');
  const entry = entries.get(at);
  entry?.setAttribute('aria-current', 'location');
  const list = entry?.closest('ol');
  if (list && (entry.offsetTop < list.scrollTop || entry.offsetTop + entry.offsetHeight > list.scrollTop + list.clientHeight)) list.scrollTop = entry.offsetTop - list.clientHeight / 3;
  // To change the order is to go on reading the same passage.
  for (const other of through.querySelectorAll('a[data-way]'))
    other.href = at.querySelector(`.on [data-way=${other.dataset.way}]`)?.getAttribute('href') ?? other.dataset.none;
  keep('localStorage', 'place', JSON.stringify([`${location.pathname}#${at.id}`, `${at.querySelector('h3 a').firstChild.data}, ${entry?.textContent}, ${through.dataset.name}`]));
}

function jump() {
  if (location.hash.length < 2) return;
  jumped = document.getElementById(location.hash.slice(1))?.closest('.passage');
  arrive(jumped);
}

// A link to a place may be older than the parts of a list: where it is not on this page, the site is asked, once.
const asked = document.querySelector('[data-at]')?.dataset.at;
const wasLed = performance.getEntriesByType('navigation')[0]?.redirectCount > 0;
if (asked && !wasLed && location.hash.length > 1 && !document.getElementById(location.hash.slice(1))) location.replace(asked + location.hash.slice(1));

if (through) {
  keep('sessionStorage', 'way', through.dataset.way);
  for (const entry of through.querySelectorAll('ol a')) {
    const place = document.getElementById(entry.hash.slice(1)).closest('article, section, li');
    for (const passage of place.matches('.passage') ? [place] : place.querySelectorAll('.passage')) entries.set(passage, entry);
  }
  const contents = through.querySelector('details');
  const wide = matchMedia('(min-width: 80em)');
  const unfold = () => { contents.open = wide.matches; };
  unfold();
  wide.addEventListener('change', unfold);
  for (const type of ['wheel', 'touchmove', 'pointerdown']) addEventListener(type, () => { jumped = undefined; }, { passive: true });
  addEventListener('hashchange', jump);
  const band = new IntersectionObserver(() => arrive(current()), { rootMargin: '0px 0px -75% 0px' });
  passages.forEach(p => band.observe(p));
  jump();
}

// The arrows go the way that is being read: from passage to passage on its page, and from page to page.
function step(to) {
  if (passages.length > 0) {
    const place = passages.indexOf(current());
    const next = passages[to === 'next' ? place + 1 : place - 1];
    if (next) {
      location.replace(`#${next.id}`);
      jumped = next;
      arrive(next);
      return true;
    }
  }
  const way = [...document.querySelectorAll('.beside')].find(n => n.dataset.way === kept('sessionStorage', 'way'));
  const link = (way ?? document).querySelector(`a[rel=${to}]`);
  link?.click();
  return Boolean(link);
}

addEventListener('keydown', event => {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest?.('input, select, textarea, .scroll')) return;
  const to = { ArrowLeft: 'prev', ArrowRight: 'next' }[event.key];
  if (!to) jumped = undefined;
  else if (step(to)) event.preventDefault();
});

addEventListener('click', event => {
  const way = event.target.closest?.('.beside a')?.parentElement.dataset.way;
  if (way) keep('sessionStorage', 'way', way);
});

const slots = navigator.clipboard ? document.querySelectorAll('.copy') : [];
if (slots.length > 0) {
  const said = make('p', '', document.querySelector('main'));
  said.className = 'unseen';
  said.setAttribute('role', 'status');
  for (const slot of slots) {
    const link = slot.firstElementChild;
    link?.remove();
    const button = make('button', link ? 'copy link' : 'copy', slot);
    button.type = 'button';
    button.addEventListener('click', async () => {
      const text = link?.href ?? document.getElementById(slot.dataset.text).textContent;
      try {
        await navigator.clipboard.writeText(text);
        for (const other of slots) other.firstChild.textContent = other.dataset.text ? 'copy' : 'copy link';
        button.textContent = 'copied';
        said.textContent = `Copied: ${text}`;
      } catch {
        button.textContent = 'not allowed';
      }
    });
  }
}

const left = document.querySelector('.continue');
if (left) {
  try {
    const [address, name] = JSON.parse(kept('localStorage', 'place'));
    const link = document.createElement('a');
    link.href = new URL(address, location.origin).href;
    if (link.origin !== location.origin) throw new Error(address);
    link.textContent = name;
    left.append('Continue where you left off: ', link, ' ');
    const forget = make('button', 'forget', left);
    forget.type = 'button';
    forget.addEventListener('click', () => {
      try { localStorage.removeItem('place'); } catch { /* Nothing was kept. */ }
      left.replaceChildren('Forgotten.');
    });
  } catch { /* Nothing was left, or not by this site. */ }
}
