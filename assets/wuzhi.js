// What a page does besides, where scripts run. Every page works without.
(() => {
  'use strict';
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const add = (tag, style, after) => {
    const made = document.createElement(tag);
    made.className = style;
    after.after(made);
    return made;
  };

  // A form that was refused opens at the answer to change.
  const wrong = document.querySelector('form [aria-invalid]');
  if (wrong) (wrong.matches('fieldset') ? wrong.querySelector('input') : wrong).focus();

  // Pressed twice, sent once, unless the line is dead.
  let sent;
  const rest = () => {
    if (sent) sent.ariaBusy = null;
    sent = null;
  };
  addEventListener('submit', event => {
    if (sent) return event.preventDefault();
    sent = event.submitter || event.target;
    sent.ariaBusy = 'true';
    setTimeout(rest, 9000);
  });
  addEventListener('pageshow', rest);

  // How many characters are left, said when they become few.
  all('textarea[maxlength]').forEach(box => {
    const said = add('p', 'counted', box);
    box.addEventListener('input', () => {
      const left = box.maxLength - box.value.length;
      said.ariaLive = left < 50 ? 'polite' : 'off';
      said.textContent = `还可写 ${left} 字`;
    });
  });

  // Photos leave the telephone small and without their location.
  const shrink = async (file, row) => {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, 2000 / Math.max(picture.width, picture.height));
    const canvas = row.appendChild(document.createElement('canvas'));
    [canvas.width, canvas.height] = [picture.width * scale, picture.height * scale];
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    const type = 'image/jpeg', small = await new Promise(done => canvas.toBlob(done, type, .85));
    return new File([small], file.name.replace(/\.\w+$/, '') + '.jpg', { type });
  };
  all('input[type=file][data-most]').forEach(box => box.addEventListener('change', async () => {
    const most = +box.dataset.most;
    all('.photos, .counted', box.parentNode).forEach(old => old.remove());
    const row = add('div', 'photos', box);
    const chosen = [...box.files], taken = new DataTransfer();
    for (const file of chosen.slice(0, most)) {
      try { taken.items.add(await shrink(file, row)); } catch { taken.items.add(file); }
    }
    if (row.isConnected) box.files = taken.files;
    if (chosen.length > most) add('p', 'counted', row).textContent = `最多 ${most} 张，只留下前 ${most} 张`;
  }));

  // The desk: J and K walk over the rows, a letter on a button presses it.
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest('input, textarea, select')) return;
    const key = event.key.toLowerCase();
    const rows = all('tbody tr').map(row => row.querySelector('a')).filter(Boolean);
    const at = rows.findIndex(link => link.closest('tr').contains(document.activeElement));
    const step = { j: 1, k: -1 }[key];
    const row = step && rows[at < 0 ? 0 : at + step];
    if (row) return row.focus();
    const button = /^[a-z]$/.test(key) && document.querySelector(`[data-key=${key}]`);
    if (button) button.click();
  });

  // A draft lives with the tab until it was sent and another page has come.
  try {
    const kept = sessionStorage, drafts = all('form[data-draft]');
    if (!drafts.some(form => form.action === kept.sent)) delete kept[kept.sent];
    drafts.forEach(form => {
      const name = form.action, boxes = all('textarea, input.box[type=text]', form);
      const old = JSON.parse(kept[name] || '{}');
      boxes.forEach(box => { box.value = box.value || old[box.name] || ''; });
      form.addEventListener('input', () => {
        kept[name] = JSON.stringify(Object.fromEntries(boxes.map(box => [box.name, box.value])));
      });
      form.addEventListener('submit', () => { kept.sent = name; });
    });
  } catch { /* storage is switched off */ }
})();
