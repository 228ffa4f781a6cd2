// The engine of the search: what a query means, and which pages and sections answer it best. It touches no page and
// loads nothing; `20-search.js` gives it the parts of the index and shows what it finds.
//
// How results are ranked. Each word of the query finds words of the site, the likeness weighed: as written or in
// another form 1, beginning so 0.75, inside a compound 0.6, a synonym 0.8 (of a whole phrase 1, and its own words
// half), misspelt 0.55 or 0.35; less where the letters of Danish are others than were typed (får, far). The name of the
// site tells nothing in it. A rare word counts more than a common one (the logarithm of how many sections lack it).
// Where it stands counts: in a title 9, a heading 5, a summary 3, a role or a house 2, the text 1, a little more if
// often. A page has the sum of its words, each at its best section, made less by the square of the share of the query
// that is not found; words that stand in one section, or in many, and a title or a heading that says what was asked,
// add to it. News, the agreement and lists of names are worth less than a page that tells, and what was written for
// professionals a little less than what is for everybody. A manual asked for by its number goes before everything.
globalThis.husbogSearchEngine = () => {
  "use strict";

  const FIELDS = [1, 2, 3, 5, 9];
  const LIKE = { form: 1, otherLetters: 0.4, synonym: 0.8, ofPhrase: 0.5, beginning: 0.75, inside: 0.6, oneSlip: 0.55, twoSlips: 0.35 };
  /** What a word of a title counts that was asked for in another form: kommunen is not »Til kommuner«. */
  const OTHER_FORM = 0.75;
  /** What of a query is read: whoever pastes a page into the field gets an answer too. */
  const LONGEST_QUERY = 300;
  const LONGEST_WORD = 40;
  const MOST_WORDS = 16;
  /** The fewest letters that the end of a compound has. */
  const SHORTEST_END = 5;
  /** The most words that a synonym has, and the most of a misspelt one. */
  const LONGEST_PHRASE = 5;
  const LONGEST_MISSPELT_PHRASE = 3;
  const MARKS = "\\u0300-\\u036f\\u00ad\\u200b-\\u200d\\u2060";
  const tokens = (letters) => {
    const part = `(?:\\d+(?:\\.\\d+)+|[${letters}${MARKS}]+)`;
    return new RegExp(`${part}(?:-${part})*`, "gu");
  };
  const TOKEN = tokens("\\p{Alphabetic}\\p{N}");
  // Sooner ready than one for every letter there is.
  const LATIN_TOKEN = tokens("0-9A-Za-zªµº²³¹¼-¾À-ÖØ-öø-\\u024f");
  const NOT_LATIN = /[\u0250-\u02ff\u0370-\u1fff\u2061-\u20ab\u20ad-\u218f\u2460-\uffff]/;
  let index = null;
  const read = new Map();
  const pieces = new Map();
  const postings = new Map();
  const texts = new Map();

  // ---- Words, as src/search/fold.rs and src/search/stem.rs have them ----

  /** In small letters that Danish has. */
  const spell = (text) => {
    const small = text.toLowerCase();
    const plain = /[^\n -~æøå]/.test(small) ? unmarked(small) : small;
    return plain.includes("aa") ? plain.replace(/aa/g, "å") : plain;
  };

  const unmarked = (text) => text.normalize("NFD").replace(/a\u030a/g, "å")
    .replace(/[\u0300-\u036f\u00ad\u200b-\u200d\u2060]/g, "");

  const folded = (spelled) => spelled.replace(/[æå]/g, "a").replace(/ø/g, "o").replace(/a[ae]+/g, "a").replace(/oe+/g, "o");
  const fold = (text) => folded(spell(text));

  /** As it is spelled by who has the letters of Danish. */
  const danish = (spelled) => spelled.replace(/ae/g, "æ").replace(/oe/g, "ø");

  const wordOf = (spelled) => ({ spelled, folded: folded(spelled) });

  /** Words that tell nothing of what is looked for. */
  const SILENT = new Set(["år", "når", "hvornår", "må", "på", "så", "sådan", "være", ...("af alle at bliver da de den der deres det dig "
    + "din dit dog du eller en end er et for fra ham han har hans hende hendes her hos hun hvad hvem hver hvilke hvilken hvis hvor "
    + "hvordan hvorfor i ikke jeg jer kan man med men mig min mit nu noget nogen og om op os siden sidst sig sin skal som til ud var "
    + "ved vi vil vores").split(" ")].flatMap((word) => [word, folded(word)]));
  const isTelling = ({ spelled }) => !SILENT.has(spelled);

  const withoutThousands = (token) => (/^\d{1,3}(?:\.\d{3})+$/.test(token) ? token.replaceAll(".", "") : token);

  /** The words of a text, each with its place; a word with hyphens in its parts. */
  const wordsOf = (text) => {
    if (!read.has(text)) read.set(text, wordsIn(text));
    return read.get(text);
  };

  const wordsIn = (text) => [...text.matchAll(NOT_LATIN.test(text) ? TOKEN : LATIN_TOKEN)].flatMap((match) => {
    let at = match.index;
    return match[0].split("-").map((part) => {
      const word = { spelled: spell(withoutThousands(part)), start: at, end: at + part.length };
      at = word.end + 1;
      return word;
    });
  });

  // Snowball's Danish rules.
  const VOWEL = /[aeiouyæøå]/;
  const ENDINGS = ("erendes erende hedens ethed erede heden heder endes ernes erens erets ered ende erne eren erer heds enes eres "
    + "eret hed ene ere ens ers ets en er es et e").split(" ");
  const S_ENDING = /[abcdfghjklmnoprtvyzå]$/;

  const snowball = (word) => {
    const first = /[aeiouyæøå][^aeiouyæøå]/.exec(word);
    if (word.length < 3 || !first) return word;
    const start = Math.max(first.index + 2, 3);
    const ends = (ending) => word.length - ending.length >= start && word.endsWith(ending);
    const cut = (length) => { word = word.slice(0, word.length - length); };
    const pair = () => { if (["gd", "dt", "gt", "kt"].some(ends)) cut(1); };

    const ending = ENDINGS.find(ends);
    if (ending) cut(ending.length);
    else if (ends("s") && S_ENDING.test(word.slice(0, -1))) cut(1);
    pair();
    if (word.endsWith("igst")) cut(2);
    const other = ["elig", "lig", "els", "ig"].find(ends);
    if (other) { cut(other.length); pair(); }
    const last = word.at(-1);
    if (word.length - 1 >= start && !VOWEL.test(last) && word.at(-2) === last) cut(1);
    return word;
  };

  /** The e and the r that come and go: fødsel, fødsler; søster, søstre. */
  const withoutSyncope = (stem) => (stem.length < 5 ? stem
    : stem.replace(/([^aeiouyæøå])(?:e(l)|r)$/, (_, before, l) => before + (l ?? "")));

  const stemOf = (word) => {
    const { nouns, others } = index;
    if (Object.hasOwn(nouns, word)) return nouns[word];
    if (Object.hasOwn(others, word)) return others[word];
    for (let at = 3; at <= word.length - 4; at += 1) {
      const ending = word.slice(at);
      if (Object.hasOwn(nouns, ending)) return word.slice(0, at) + nouns[ending];
    }
    return word.length <= 3 || /\d/.test(word) ? word : withoutSyncope(snowball(word));
  };

  // ---- The parts of the index ----

  const take = (part, ...said) => {
    if (part === "words") takeWords(said[0]);
    else if (!index || said[0] !== index.stamp) return false;
    else if (part === "postings") postings.set(said[1], said[2].split(" "));
    else texts.set(said[1], said[2]);
    return true;
  };

  const takeWords = (said) => {
    postings.clear();
    texts.clear();
    read.clear();
    pieces.clear();
    const forms = [];
    const ofStem = new Map();
    const ofFoldedStem = new Map();
    const lines = said.words.split("\n");
    /** The first form of each group, and how many forms there are. */
    const firstForm = new Int32Array(lines.length + 1);
    const stems = said.words.replace(/[|=].*/g, "").split("\n");
    stems.forEach((stem, group) => {
      ofStem.set(stem, group);
      const line = lines[group];
      const begins = line[stem.length] === "|" ? stem : "";
      for (let at = stem.length; at >= 0;) {
        const end = line.indexOf("|", at + 1);
        forms.push(begins + line.slice(at + 1, end < 0 ? line.length : end));
        at = end;
      }
      firstForm[group + 1] = forms.length;
    });
    // All at once, for that is sooner done than one by one.
    const allFolded = (words) => folded(words.join("\n")).split("\n");
    allFolded(stems).forEach((stem, group) => {
      if (ofFoldedStem.has(stem)) ofFoldedStem.get(stem).push(group);
      else ofFoldedStem.set(stem, [group]);
    });
    const pageOf = [];
    const firstOf = said.pages.map(([, , , , sections], page) => {
      const first = pageOf.length;
      sections.forEach(() => pageOf.push(page));
      return first;
    });
    // In a row the browser finds a part of a word sooner than in a list.
    const foldedForms = allFolded(forms);
    const row = `\n${foldedForms.join("\n")}\n`;
    let start = 1;
    const starts = Int32Array.from(foldedForms, (form) => (start += form.length + 1) - form.length - 1);
    const asked = allFolded(Object.keys(said.synonyms)).map((words) => words.replaceAll(" ", ""));
    const synonyms = new Map(Object.values(said.synonyms).map((meant, at) => [asked[at], meant]));
    index = { ...said, synonyms, spelledSynonyms: said.synonyms, synonymsOfStems: null, forms, foldedForms, firstForm, row,
      starts, letters: null, ofStem, ofFoldedStem, pageOf, firstOf,
      like: new Map(), near: new Map() };
  };

  /** The last place of a sorted list whose number is no greater. */
  const lastAt = (sorted, number) => {
    let from = 0;
    let to = sorted.length - 1;
    while (from < to) {
      const middle = (from + to + 1) >> 1;
      if (sorted[middle] <= number) from = middle;
      else to = middle - 1;
    }
    return from;
  };

  const groupOfForm = (form) => lastAt(index.firstForm, form);
  const formsOf = (group) => index.forms.slice(index.firstForm[group], index.firstForm[group + 1]);

  /** Every form with `part` in it when folded, each once, with where it stands first: after -1 letters is a line end. */
  const formsWith = (part) => {
    const { row, starts, foldedForms } = index;
    const found = [];
    for (let at = row.indexOf(part); at >= 0;) {
      const form = lastAt(starts, at + 1);
      found.push([form, at - starts[form]]);
      at = row.indexOf(part, starts[form] + foldedForms[form].length);
    }
    return found;
  };

  /** The forms that are the word when folded. */
  const formsAs = ({ folded }) => formsWith(`\n${folded}\n`).map(([form]) => form);

  const isOfSite = (word) => formsAs(word).length > 0 || index.ofFoldedStem.has(folded(stemOf(word.spelled)));

  const shardOf = (firsts, at) => firsts.findLastIndex((first) => first <= at);

  /** Where a word stands: pairs of section and what it stands in. */
  const places = new Map();
  const placesOf = (group) => {
    const key = `${index.stamp} ${group}`;
    if (!places.has(key)) {
      const shard = shardOf(index.postings, group);
      const said = postings.get(shard)[group - index.postings[shard]];
      let section = 0;
      places.set(key, [...said.matchAll(/([0-9a-z]+)([A-T])/g)].map(([, delta, letter]) => {
        section += parseInt(delta, 36);
        const code = letter.charCodeAt(0) - 65;
        return [section, FIELDS[code >> 2] + (code & 3 ? ((code & 3) - 1) * 0.25 : 0)];
      }));
    }
    return places.get(key);
  };

  // ---- What a query means ----

  /** The words like a word of the query, by group, with how like they are. */
  const likeWords = (word, isLast) => {
    const key = `${word.spelled} ${isLast}`;
    if (!index.like.has(key)) index.like.set(key, foundLike(word, isLast));
    return index.like.get(key);
  };

  /** Whether a compound means the word whose part it has: a short one only as it was asked for. */
  const isPartOf = (part, word, rest) => part.folded.length >= 5 || rest.startsWith(word.folded);

  const foundLike = (word, isLast) => {
    const found = new Map();
    const add = (group, weight) => { if (weight > (found.get(group) ?? 0)) found.set(group, weight); };
    const { forms, foldedForms } = index;
    const as = formsAs(word);
    const isOfSite = (spelled) => index.ofStem.has(stemOf(spelled)) || as.some((form) => forms[form] === spelled);
    const known = [word.spelled, danish(word.spelled)].find(isOfSite);
    const spelled = known ?? word.spelled;
    const stem = stemOf(spelled);
    const same = index.ofStem.get(stem);
    // Who has the letters of Danish at hand means no other word, and who spells a word of the site seldom does.
    const hasLetters = /[æøå]/.test(spelled);
    const isSure = known !== undefined || hasLetters;
    const spelling = (isSame) => (isSame || !isSure ? 1 : hasLetters ? 0 : LIKE.otherLetters);
    if (same !== undefined) add(same, LIKE.form);
    for (const form of as) add(groupOfForm(form), LIKE.form * spelling(forms[form] === spelled));
    for (const group of index.ofFoldedStem.get(folded(stem)) ?? []) add(group, LIKE.form * spelling(group === same));
    if (/\d/.test(word.folded)) return found;
    const begins = (part, form) => LIKE.beginning * Math.sqrt(part.folded.length / foldedForms[form].length)
      * spelling(forms[form].startsWith(part.spelled));
    if (word.folded.length >= (isLast ? 2 : 4)) {
      for (const [form] of formsWith(`\n${word.folded}`)) add(groupOfForm(form), begins(wordOf(spelled), form));
    }
    // Mødrene stand in mødrecaféen too.
    const irregular = same !== undefined && Object.hasOwn(index.nouns, spelled) ? formsOf(same).map(wordOf) : [];
    for (const other of irregular.filter(({ folded }) => folded.length >= 4)) {
      for (const [form] of formsWith(`\n${other.folded}`)) add(groupOfForm(form), begins(other, form));
    }
    const part = wordOf(stem.length >= 4 && spelled.startsWith(stem) ? stem : spelled);
    if (part.folded.length < 4) return found;
    for (const [form, at] of formsWith(part.folded)) {
      if (at === 0 && foldedForms[form].length > part.folded.length) add(groupOfForm(form), begins(part, form));
      else if (at >= 2 && isPartOf(part, word, foldedForms[form].slice(at)) && (!isSure || forms[form].includes(part.spelled))) {
        add(groupOfForm(form), LIKE.inside);
      }
    }
    return found;
  };

  /** Words of the site that are the word with a slip or two. */
  const misspelt = ({ folded }) => {
    if (!index.near.has(folded)) index.near.set(folded, foundNear(folded));
    return index.near.get(folded);
  };

  const foundNear = (word) => {
    const found = new Map();
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    if (most === 0 || /\d/.test(word)) return found;
    const letters = lettersOf(word);
    const all = (index.letters ??= Int32Array.from(index.foldedForms, lettersOf));
    for (let at = 0; at < index.foldedForms.length; at += 1) {
      if (bits(letters & ~all[at]) > most) continue;
      const form = index.foldedForms[at];
      const isSameFirst = form[0] === word[0];
      // A short word with another first letter is another word.
      if (!isSameFirst && word.length < 6) continue;
      const slips = slipsBetween(word, form, most);
      if (slips > most) continue;
      const weight = (slips === 1 ? LIKE.oneSlip : LIKE.twoSlips) * (isSameFirst ? 1 : 0.8)
        * Math.min(1, Math.sqrt((word.length + 1) / form.length));
      const group = groupOfForm(at);
      found.set(group, Math.max(found.get(group) ?? 0, weight));
    }
    return found;
  };

  /** The letters of a word as bits, to tell at once what cannot be it. */
  const lettersOf = (word) => {
    let letters = 0;
    for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) % 32);
    return letters;
  };

  const bits = (number) => {
    let count = 0;
    for (; number; number &= number - 1) count += 1;
    return count;
  };

  const ROWS = Array.from({ length: 3 }, () => new Array(LONGEST_WORD + 3).fill(0));

  /** How many letters are wrong, missing, too many or changed about, up to `most`; the rest of a longer word is free. */
  const slipsBetween = (word, form, most) => {
    if (form.length < word.length - most) return most + 1;
    const length = Math.min(form.length, word.length + most);
    let [before, row, next] = ROWS;
    for (let to = 0; to <= length; to += 1) row[to] = to;
    for (let at = 1; at <= word.length; at += 1) {
      // Farther apart than `most`, two places of the words cannot be the same.
      const from = at > most ? at - most : 1;
      const last = at + most < length ? at + most : length;
      next[from - 1] = from === 1 ? at : most + 1;
      if (at + most <= length) row[at + most] = most + 1;
      let least = at <= most ? at : most + 1;
      for (let to = from; to <= last; to += 1) {
        const isSame = word[at - 1] === form[to - 1];
        let slips = Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + (isSame ? 0 : 1));
        if (at > 1 && to > 1 && word[at - 1] === form[to - 2] && word[at - 2] === form[to - 1]) {
          slips = Math.min(slips, before[to - 2] + 1);
        }
        next[to] = slips;
        least = Math.min(least, slips);
      }
      if (least > most) return most + 1;
      [before, row, next] = [row, next, before];
    }
    if (form.length <= word.length + most) return row[form.length];
    // A compound whose first part is meant costs as little as the word alone.
    return Math.max(1, Math.min(...row.slice(Math.max(0, word.length - most), length + 1)));
  };

  /** A compound that the site writes in two, or has only the parts of. */
  const parted = ({ spelled }) => {
    const known = (part) => {
      const word = wordOf(part);
      return isTelling(word) && isOfSite(word) ? word : null;
    };
    for (let at = spelled.length - 2; at >= 2; at -= 1) {
      const end = known(spelled.slice(at));
      const begin = spelled.slice(0, at);
      const first = end && (known(begin) ?? known(begin.replace(/[se]$/, "")));
      if (first) return [first, end];
    }
    return null;
  };

  /** The synonyms by the stem of what is asked for, so that one form of a word is enough. */
  const synonymsOfStems = () => {
    const ofStem = ([words, meant]) => [folded(stemOf(words.replaceAll(" ", ""))), meant];
    return (index.synonymsOfStems ??= new Map(Object.entries(index.spelledSynonyms).map(ofStem)));
  };

  /** A compound the site has only the end of, which says what kind of thing it is. */
  const endOf = ({ spelled }) => {
    for (let at = 2; at <= spelled.length - SHORTEST_END; at += 1) {
      const end = wordOf(spelled.slice(at));
      if (formsAs(end).length > 0 && isTelling(end)) return end;
    }
    return null;
  };

  /** What the texts call what is asked for in so many words, though it be misspelt. */
  const meantBy = (phrase) => {
    const word = wordOf(phrase.map(({ spelled }) => spelled).join(""));
    const asked = word.folded;
    const stem = folded(stemOf(word.spelled));
    const own = index.synonyms.get(asked) ?? index.synonyms.get(stem) ?? synonymsOfStems().get(stem);
    if (own || asked.length < 6 || phrase.length > LONGEST_MISSPELT_PHRASE) return own;
    for (const [key, meant] of index.synonyms) {
      if (key.length >= 6 && Math.abs(key.length - asked.length) <= 1 && slipsBetween(asked, key, 1) <= 1
        && slipsBetween(key, asked, 1) <= 1) return formsAs(word).length === 0 ? meant : undefined;
    }
    return undefined;
  };

  /** The words of a query that say only which site it is. */
  const wordsOfName = (all) => {
    const name = wordsOf(index.name).map(({ spelled }) => spelled);
    const isThere = (at) => name.every((word, more) => all[at + more]?.spelled === word);
    const found = all.findIndex((_, at) => isThere(at));
    return new Set(found < 0 ? [] : all.slice(found, found + name.length));
  };

  /** The words of a query, each with the groups it finds. */
  const understood = (query) => {
    const all = wordsIn(query).map(({ spelled }) => wordOf(spelled.slice(0, LONGEST_WORD)))
      .filter(({ spelled }) => spelled).slice(0, MOST_WORDS);
    const ofName = wordsOfName(all);
    const telling = all.filter((word) => isTelling(word) && !ofName.has(word));
    const words = telling.length ? telling : all;
    const found = words.map((word, at) => new Map(likeWords(word, at === words.length - 1)));
    const merge = (into, groups, weight = 1) => {
      for (const [group, like] of groups) into.set(group, Math.max(into.get(group) ?? 0, like * weight));
    };
    const piece = (from, to) => wordOf(words.slice(from, to).map(({ spelled }) => spelled).join(""));
    // What is written in two is one word on the site: baby svømning, Høje Taastrup.
    for (let at = 1; at < words.length; at += 1) {
      const joined = new Map([...likeWords(piece(at - 1, at + 1), false)].filter(([, like]) => like > LIKE.inside));
      merge(found[at - 1], joined);
      merge(found[at], joined);
    }
    // Other words for the same, as phrases too: in »vil ikke leve« only one word tells.
    const place = all.map((word) => words.indexOf(word));
    const ofPhrase = new Set();
    for (let from = 0; from < all.length; from += 1) {
      for (let to = Math.min(all.length, from + LONGEST_PHRASE); to > from; to -= 1) {
        const telling = place.slice(from, to).filter((at) => at >= 0);
        const meant = telling.length > 0 && meantBy(all.slice(from, to));
        if (!meant) continue;
        const parts = meant.flat().map(wordOf).filter(isTelling);
        const groups = new Map();
        parts.forEach((part) => merge(groups, [...likeWords(part, false)].filter(([, like]) => like === LIKE.form)));
        // Who has written down a whole phrase knows what is meant by it better than its words do.
        const isPhrase = to - from > 1;
        telling.forEach((at) => {
          if (isPhrase && !ofPhrase.has(at)) found[at].forEach((like, group) => found[at].set(group, like * LIKE.ofPhrase));
          if (isPhrase) ofPhrase.add(at);
          merge(found[at], groups, isPhrase ? LIKE.form : LIKE.synonym);
        });
      }
    }
    const sure = (groups) => [...groups.values()].some((like) => like > LIKE.twoSlips);
    const terms = [];
    words.forEach((word, at) => {
      if (sure(found[at])) return terms.push({ word, groups: found[at] });
      const near = misspelt(word);
      const parts = [...near.values()].some((like) => like >= LIKE.oneSlip) ? null : parted(word);
      if (parts) return parts.forEach((part) => terms.push({ word: part, groups: likeWords(part, false) }));
      const end = near.size === 0 && endOf(word);
      return terms.push(end ? { word: end, groups: likeWords(end, false) } : { word, groups: near });
    });
    return terms;
  };

  /** The number of a manual, or a span of them, that a query asks for. */
  const numberOf = (query) => {
    const plain = fold(query).trim();
    // Where the manuals are not what people look for, a number alone may be an age, an hour or a year.
    if (!index.bare && !/^[a-z]|^\d+\.[a-z]$/.test(plain)) return null;
    const name = "(?:(?:manual(?:en|er|erne)?|man\\.?|m\\.?|nr\\.?|nummer)\\s*)*";
    const digits = `(\\d{1,${String(index.numbers[1]).length}})`;
    const span = new RegExp(`^${name}${digits}\\s*(?:-|–|til)\\s*${digits}$`).exec(plain);
    if (span) {
      const [from, to] = [Number(span[1]), Number(span[2])].sort((a, b) => a - b);
      return { from, to, letter: "" };
    }
    const one = new RegExp(`^${name}0?${digits}\\s*[.-]?\\s*([a-z])?$`).exec(plain);
    return one && { from: Number(one[1]), to: Number(one[1]), letter: one[2] ?? "" };
  };

  /** The pages of the manuals a query asks for by number, in order, lettered parts below their number. */
  const numbered = ({ from, to, letter }) => {
    const number = (page) => index.pages[page][3];
    const fits = (page) => {
      const [digits, part = ""] = number(page).split(".");
      const value = Number(digits);
      return number(page) !== "" && value >= from && value <= to && (letter === "" || part === letter);
    };
    return index.pages.map((_, page) => page).filter(fits);
  };

  // ---- What answers it ----

  /** The shards a query wants before it can be answered. */
  const wanted = (terms) => {
    const shards = new Set(terms.flatMap(({ groups }) => [...groups.keys()]).map((group) => shardOf(index.postings, group)));
    return [...shards].filter((shard) => !postings.has(shard)).sort((a, b) => a - b);
  };

  const rarity = (group) => Math.log(1 + index.pageOf.length / placesOf(group).length);

  const ranked = (terms, query) => {
    const pages = new Map();
    terms.forEach(({ groups }, at) => {
      for (const [group, like] of groups) {
        const worth = like * rarity(group);
        for (const [section, field] of placesOf(group)) {
          const page = index.pageOf[section];
          if (!pages.has(page)) pages.set(page, { page, best: new Array(terms.length).fill(0), sections: new Map() });
          const entry = pages.get(page);
          entry.best[at] = Math.max(entry.best[at], worth * field);
          if (!entry.sections.has(section)) entry.sections.set(section, new Array(terms.length).fill(0));
          const here = entry.sections.get(section);
          here[at] = Math.max(here[at], worth * field);
        }
      }
    });
    const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
    const asked = pieceOf(query);
    const formsLike = (groups, least) => [...groups].filter(([, like]) => like >= least).flatMap(([group]) => formsOf(group));
    const said = new Set(wordsOf(query).map(({ spelled }) => spelled));
    const sure = new Map(terms.flatMap(({ groups }) => formsLike(groups, LIKE.synonym))
      .map((form) => [form, said.has(form) ? 1 : OTHER_FORM]));
    const asForms = terms.map(({ groups }) => new Set(formsLike(groups, LIKE.form)));
    for (const entry of pages.values()) {
      const share = entry.best.filter((score) => score > 0).length / terms.length;
      const [, , title, , headings, worth] = index.pages[entry.page];
      const all = [...entry.sections].map(([section, scores]) => {
        const inOne = scores.filter(Boolean).length / terms.length;
        const heading = headings[section - index.firstOf[entry.page]][1];
        return { section, heading, score: sum(scores) * inOne ** 2 + named(heading, asked, 25), said: sum(scores) };
      });
      entry.sections = all.sort((a, b) => b.score - a.score || a.section - b.section);
      const together = terms.length > 1 ? all[0].score + 10 * Math.max(...all.map(({ heading }) => told(heading, asForms))) ** 2 : 0;
      const often = 0.1 * sum(all.map(({ said }) => said));
      const names = Math.max(named(title, asked, 60), named(headingOf(entry), asked, 25)) + 14 * covered(title, sure) ** 2
        + 5 * covered(headingOf(entry), sure) ** 2;
      entry.score = ((sum(entry.best) + together + often) * share ** 2 + names) * worth / 100;
    }
    return [...pages.values()].sort((a, b) => b.score - a.score || a.page - b.page);
  };

  /** How much of a title or a heading was asked for; what stands there in another form counts less. */
  const covered = (title, forms) => {
    const words = wordsOf(title).filter((word) => word.spelled && isTelling(word));
    return words.length === 0 ? 0 : words.reduce((sum, { spelled }) => sum + (forms.get(spelled) ?? 0), 0) / words.length;
  };

  /** How much of what was asked for a heading has. */
  const told = (heading, asForms) => {
    const words = wordsOf(heading);
    return asForms.filter((forms) => words.some(({ spelled }) => forms.has(spelled))).length / asForms.length;
  };

  const headingOf = ({ page, sections }) => index.pages[page][4][sections[0].section - index.firstOf[page]][1];

  /** A text without what is between its words. */
  const pieceOf = (text) => {
    if (!pieces.has(text)) pieces.set(text, wordOf(danish(wordsOf(text).map(({ spelled }) => spelled).join(""))));
    return pieces.get(text);
  };

  /** What a title or a heading that says just what was asked adds: `most` when it says nothing else, less the more it says. */
  const named = (title, asked, most) => {
    if (asked.folded.length < 3 || title === "") return 0;
    const piece = pieceOf(title);
    const at = piece.folded.indexOf(asked.folded);
    const isMeant = at >= 0 && (!/[æøå]/.test(asked.spelled) || piece.spelled.includes(asked.spelled));
    const share = asked.folded.length / piece.folded.length;
    if (!isMeant) return 0;
    return at === 0 ? most * Math.max(0.25, share) : most * Math.max(0.125, share / 2);
  };

  /**
   * Answers a query: `{ wants }` names the shards to load first; otherwise `{ results, terms, missing }`, each result a
   * page with its best sections. `missing` is the number of a manual there is none of; the results are then all manuals.
   */
  const ask = (query, most = 12) => {
    if (!index || query.trim() === "") return { results: [], forms: new Set() };
    query = query.slice(0, LONGEST_QUERY);
    const terms = understood(query);
    const number = numberOf(query);
    const first = number ? numbered(number) : [];
    const wants = wanted(terms);
    if (wants.length) return { wants };
    // What is spelled in another way may be meant, but is not what was asked for.
    const isAsked = ([, like]) => like !== LIKE.otherLetters;
    const forms = new Set(terms.flatMap(({ groups }) => [...groups].filter(isAsked).flatMap(([group]) => formsOf(group))));
    if (number && first.length === 0) {
      const all = index.pages.map((_, page) => page).filter((page) => index.pages[page][3] !== "");
      const asked = `${number.from}${number.letter && `.${number.letter.toUpperCase()}`}`;
      return { missing: asked, results: all.map((page) => ({ page, sections: [] })), forms };
    }
    const rest = terms.length ? ranked(terms, query) : [];
    const results = first.map((page) => ({ page, sections: [] }));
    const known = new Set(first);
    results.push(...rest.filter(({ page }) => !known.has(page)));
    return { results: results.slice(0, Math.max(most, first.length)), forms };
  };

  /** The shard with the texts of a page, if it is still to be loaded. */
  const wantedText = (page) => {
    const shard = shardOf(index.texts, page);
    return texts.has(shard) ? null : shard;
  };

  /** What is kept of a page: its summary, and the text of each section. */
  const textsOf = (page) => {
    const shard = shardOf(index.texts, page);
    const said = texts.get(shard)?.[page - index.texts[shard]];
    return said ? { summary: said[0], section: (at) => said[2 + 2 * at] } : null;
  };

  const pageOf = (page) => {
    const [address, kicker, title, number, sections] = index.pages[page];
    return { address, kicker, title, number, sections, first: index.firstOf[page] };
  };

  return {
    ask, take, fold, wordsOf, stemOf, pageOf, textsOf, wantedText,
    get isReady() { return index !== null; },
    /** What the tests look at: every form with its stem, the synonyms, which words tell, how many pages there are. */
    *forms() { for (const [stem, group] of index.ofStem) for (const form of formsOf(group)) yield [form, stem]; },
    synonyms: () => index.synonyms,
    isTelling: (spelled) => isTelling({ spelled }),
    get pages() { return index.pages.length; },
    get shards() { return index.postings.length; },
    get numbers() { return index?.numbers; },
    get stamp() { return index?.stamp ?? ""; },
  };
};
