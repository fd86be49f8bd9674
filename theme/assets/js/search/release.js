// Which release of the search is the present one, and what every search of it fetches first.

let early; // what was asked for when the reader reached for a search field

/** Ask for the release before the search itself is here, and begin to fetch its first files. */
export function begin(root) {
  early ??= presentRelease(root).then((release) => {
    release.first.forEach((name) => preload(root + release.folder + name));
    return release;
  });
}

/**
 * The present release: its `folder`, and the names of its `first` files. All that a search fetches has a
 * new address in each release, and only this tells which.
 */
export function presentRelease(root) {
  const asked = early ?? askedNow(root);
  early = undefined; // who asks once more wants to know of a newer one
  return asked;
}

async function askedNow(root) {
  const answer = await fetch(`${root}assets/search.json`, { cache: "no-cache" });
  return answer.json();
}

/** Begin to fetch a file that is asked for later. Else each would wait for the one before. */
export function preload(address) {
  const link = document.createElement("link");
  const kind = address.endsWith(".js") ? { rel: "modulepreload" } : { rel: "preload", as: "fetch" };
  Object.assign(link, kind, { crossOrigin: "anonymous", href: address });
  document.head.append(link);
}
