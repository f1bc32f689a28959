// ---- shared by all pages: this text is put into each of them --------------------------------
// What DEAR holds; the server writes it here so that the page is drawn at once, as a server-drawn one is.
let books = /*books*/ null;
const options = new URLSearchParams(location.search);
const wait = Number(options.get('slow') ?? 60);           // ms between "loading" and "drawn"
const authorise = options.get('spelling') === 'us' ? 'Authorize' : 'Authorise';
let drawn = 0;                                            // Ext JS numbers its components: ids change on every draw
const extId = (kind) => `${kind}-${1000 + ++drawn}`;
const byId = (id) => document.getElementById(id);
const text = (value) => String(value ?? '').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);


// Global header: every name in it is invented (fx-), the texts are from help articles.
function drawHeader(active) {
  byId('fx-shell').innerHTML = `
    <header class="fx-header" data-fx="unknown">
      <strong>DEAR</strong><span>${text(books.company)}</span><span class="fx-spring"></span>
      <span class="fx-menu"><button type="button" class="btn btn-small" aria-haspopup="true">Xero</button>
        <div hidden><button type="button">Sync Now</button><button type="button">Sync History</button><button type="button">Settings</button></div></span>
      <span class="fx-menu"><button type="button" class="btn btn-small" aria-haspopup="true">Notifications <b class="fx-red">1</b></button>
        <div hidden><span>Xero synchronisation finished with errors</span></div></span>
      <span>user@example.test</span>
    </header>`;
  byId('fx-shell').querySelectorAll('.fx-menu > button').forEach((button) =>
    button.addEventListener('click', () => { button.nextElementSibling.hidden = !button.nextElementSibling.hidden; }));
  const links = [['Dashboard', '/Dashboard'], ['Purchase', '/PurchaseList'], ['Sale', '/SaleList'], ['Production', ''], ['Inventory', ''],
    ['Reports', '/Reports'], ['Integration', '/Integration'], ['Settings', '']];
  byId('fx-sidebar').innerHTML = links.map(([text, href]) =>
    `<a${href ? ` href="${href}"` : ' role="link" tabindex="0"'}${text === active ? ' aria-current="page"' : ''}>${text}</a>`).join('');
}

// An Ext JS 4 grid as far as public scripts show it: .x-grid-body, tr.x-grid-row, .x-grid-cell-<column>, .x-grid-cell-inner
function grid(suffix, columns, rows, inferred = true) {
  const head = columns.map(([, title]) => `<th>${title}</th>`).join('');
  const body = rows.map((row, index) => `<tr class="x-grid-row" id="${extId('gridrecord')}" data-recordindex="${index}">` +
    columns.map(([name], column) => `<td class="x-grid-cell x-grid-cell-${name}${suffix}"><div class="x-grid-cell-inner">${row[column]}</div></td>`).join('') +
    '</tr>').join('');
  return `<div class="x-panel x-grid" id="${extId('gridpanel')}"${inferred ? ' data-fx="inferred"' : ' data-fx="seen"'}>
    <table><thead><tr>${head}</tr></thead></table><div class="x-panel-body x-grid-body"><table><tbody>${body}</tbody></table></div></div>`;
}

// Draw again, as after a save or a tab change: first a mask, then new elements in place of the old ones, with what DEAR
// holds by then.
let pending = 0;
async function redraw(draw, change = fetch('/sandbox/books.json')) {
  const turn = ++pending;
  document.querySelector('.x-mask')?.remove();
  document.body.insertAdjacentHTML('beforeend', '<div class="x-mask" data-fx="inferred"></div>');
  const [answer] = await Promise.all([
    change.then((response) => (response.ok ? response.json() : undefined)).catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, wait)),
  ]);
  if (answer) books = answer;
  if (turn !== pending) return;
  document.querySelector('.x-mask')?.remove();
  draw();
}

// What a button does to the books, as a person's click does in DEAR.
const act = (name, id, task) => fetch(`/sandbox/${name}/${id}/${task}`, {method: 'POST'});
