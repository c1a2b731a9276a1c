"""Answer bank of section 8.4: correct answers, and wrong ones with the mistake their message must name."""

# %% tokenize: wrong: punctuation sticks to words
def tokenize(t): return t.lower().split()

# %% tokenize: wrong: capital letters lost
def tokenize(t):
    import re; return re.findall(r"[a-z0-9]+",t)

# %% tokenize: wrong: drops repetitions
def tokenize(t):
    import re; return list(dict.fromkeys(re.findall(r"[a-z0-9]+",t.lower())))

# %% tokenize: wrong: empty pieces at the ends
def tokenize(t):
    import re; return re.split(r"[^a-z0-9]+",t.lower())

# %% build_vocab: wrong: index 0 given to a real word
def build_vocab(D,min_count=1):
    from collections import Counter; n=Counter(w for d in D for w in d); return {w:i for i,w in enumerate(sorted(w for w in n if n[w]>=min_count))}

# %% build_vocab: wrong: order of appearance
def build_vocab(D,min_count=1):
    v={}
    for d in D:
        for w in d: v.setdefault(w,len(v)+1)
    return v

# %% build_vocab: wrong: gaps in the numbering
def build_vocab(D,min_count=1):
    from collections import Counter; n=Counter(w for d in D for w in d); return {w:i for i,w in enumerate(sorted(n),1) if n[w]>=min_count}

# %% bag_of_words: wrong: presence instead of counts
def bag_of_words(documents,vocab):
    X=np.zeros((len(documents),len(vocab)+1),np.float32)
    for i,d in enumerate(documents):
        for w in d: X[i,vocab.get(w,0)]=1
    return X

# %% bag_of_words: wrong: unknown word crashes
def bag_of_words(documents,vocab):
    X=np.zeros((len(documents),len(vocab)+1),np.float32)
    for i,d in enumerate(documents):
        for w in d: X[i,vocab[w]]+=1
    return X

# %% bag_of_words: wrong: frequencies
def bag_of_words(documents,vocab):
    X=np.zeros((len(documents),len(vocab)+1),np.float32)
    for i,d in enumerate(documents):
        for w in d: X[i,vocab.get(w,0)]+=1/len(d)
    return X

# %% bag_of_words: wrong: unknown words dropped
def bag_of_words(documents,vocab):
    X=np.zeros((len(documents),len(vocab)+1),np.float32)
    for i,d in enumerate(documents):
        for w in d:
            if w in vocab: X[i,vocab[w]]+=1
    return X

# %% threshold_for_false_alarms: wrong: always 0.5
def threshold_for_false_alarms(p,y,m):
    if (y==0).sum()==0: raise ValueError
    return .5

# %% threshold_for_false_alarms: wrong: quantile of all mail
def threshold_for_false_alarms(p,y,m):
    if (y==0).sum()==0: raise ValueError
    return float(np.quantile(p,1-m))

# %% threshold_for_false_alarms: wrong: uses the spam scores
def threshold_for_false_alarms(p,y,max_rate):
    n=np.sort(np.asarray(p)[np.asarray(y)==1])[::-1]
    if (np.asarray(y)==0).sum()==0: raise ValueError("no good mail")
    k=int(max_rate*len(n)+1e-9); return float(n[k]) if k<len(n) else -1.0

# %% threshold_for_false_alarms: wrong: one false alarm too many
def threshold_for_false_alarms(p,y,max_rate):
    n=np.sort(np.asarray(p)[np.asarray(y)==0])[::-1]
    if len(n)==0: raise ValueError("no good mail")
    k=int(max_rate*len(n)+1e-9)+1; return float(n[k]) if k<len(n) else -1.0

# %% tokenize: correct
def tokenize(text):
    return [piece for piece in re.split("[^a-z0-9]+", text.lower()) if piece]

# %% tokenize: correct
def tokenize(text):
    return "".join(c.lower() if c.isalnum() else " " for c in text).split()

# %% tokenize: correct
def tokenize(text):
    tokens, run = [], ""
    for c in text.lower() + " ":
        if "a" <= c <= "z" or "0" <= c <= "9":
            run += c
        else:
            if run:
                tokens.append(run)
            run = ""
    return tokens

# %% tokenize: correct
def tokenize(text):
    import string
    table = str.maketrans({c: " " for c in string.punctuation})
    return text.translate(table).lower().split()

# %% tokenize: correct
def tokenize(text):
    return [m.group().lower() for m in re.finditer(r"[^\W_]+", text)]

# %% tokenize: correct
def tokenize(text):
    from itertools import groupby
    return ["".join(group) for ok, group in groupby(text.casefold(), str.isalnum) if ok]

# %% tokenize: correct
def tokenize(text):
    if not text:
        return []
    for i, c in enumerate(text):
        if not c.isalnum():
            return ([text[:i].lower()] if i else []) + tokenize(text[i + 1:])
    return [text.lower()]

# %% tokenize: wrong: capital letters kept
def tokenize(text):
    return re.findall("[A-Za-z0-9]+", text)

# %% tokenize: wrong: underscore does not separate
def tokenize(text):
    return re.findall(r"\w+", text.lower())

# %% tokenize: wrong: one-letter words lost
def tokenize(text):
    return re.findall(r"[a-z0-9]{2,}", text.lower())

# %% tokenize: wrong: digits lost
def tokenize(text):
    return re.findall(r"[a-z]+", text.lower())

# %% tokenize: wrong: letters and digits cut apart
def tokenize(text):
    return re.findall(r"[a-z]+|[0-9]+", text.lower())

# %% tokenize: wrong: hyphen does not separate
def tokenize(text):
    return [w for w in (w.strip(".,;:!?\"'()-") for w in text.lower().split()) if w]

# %% tokenize: wrong: hyphen does not separate
def tokenize(text):
    return re.findall(r"[a-z0-9'-]+", text.lower())

# %% tokenize: wrong: hyphen does not separate
def tokenize(text):
    return "".join(c for c in text.lower() if c.isalnum() or c.isspace()).split()

# %% tokenize: wrong: apostrophe does not separate
def tokenize(text):
    return re.findall(r"[a-z0-9']*[a-z0-9]", text.lower())

# %% tokenize: wrong: line break does not separate
def tokenize(text):
    for c in ".,;:!?-_'\"()/&%$#@+*=<>[]{}\\|~^`":
        text = text.replace(c, " ")
    return [w for w in text.lower().split(" ") if w]

# %% tokenize: wrong: empty pieces at the ends
def tokenize(text):
    return re.sub("[^a-z0-9]+", " ", text.lower()).strip().split(" ")

# %% tokenize: wrong: empty pieces between separators
def tokenize(text):
    return re.split("[^a-z0-9]", text.lower())

# %% tokenize: wrong: characters instead of words
def tokenize(text):
    return re.findall("[a-z0-9]", text.lower())

# %% tokenize: wrong: separators kept
def tokenize(text):
    return re.findall("[a-z0-9]+|[^a-z0-9]+", text.lower())

# %% tokenize: wrong: wrong order
def tokenize(text):
    return sorted(re.findall("[a-z0-9]+", text.lower()), reverse=True)

# %% tokenize: wrong: wrong order
def tokenize(text):
    return sorted(re.findall("[a-z0-9]+", text.lower()), key=len)[::-1]

# %% tokenize: wrong: wrong order
def tokenize(text):
    found = re.findall("[a-z0-9]+", text.lower())
    return found if len(found) != 3 or found[0] == "free" else sorted(found)

# %% tokenize: wrong: nothing returned
def tokenize(text):
    print(re.findall("[a-z0-9]+", text.lower()))

# %% tokenize: wrong: a text returned
def tokenize(text):
    return " ".join(re.findall("[a-z0-9]+", text.lower()))

# %% tokenize: wrong: not a list
def tokenize(text):
    return set(re.findall("[a-z0-9]+", text.lower()))

# %% tokenize: wrong: not a list
def tokenize(text):
    return Counter(re.findall("[a-z0-9]+", text.lower()))

# %% tokenize: wrong: wrong tokens
def tokenize(text):
    return ["free", "offer", "now"]

# %% tokenize: wrong: drops repetitions
def tokenize(text):
    found = []
    for token in re.findall("[a-z0-9]+", text.lower()):
        if token not in found:
            found.append(token)
    return found

# %% tokenize: wrong: drops repetitions
def tokenize(text):
    return list({t: 0 for t in re.findall("[a-z0-9]+", text.lower())})

# %% tokenize: wrong: drops repetitions
def tokenize(text):
    found = re.findall("[a-z0-9]+", text.lower())
    return sorted(set(found), key=found.index)

# %% tokenize: wrong: capital letters lost
def tokenize(text):
    return [t.lower() for t in re.findall("[a-z0-9]+", text)]

# %% tokenize: wrong: some characters do not separate
def tokenize(text):
    return re.findall("[a-z0-9@]+", text.lower())

# %% tokenize: wrong: wrong tokens
def tokenize(text):
    return [str(int(t)) if t.isdigit() else t for t in re.findall("[a-z0-9]+", text.lower())]

# %% tokenize: wrong: wrong tokens
def tokenize(text):
    return [t for t in re.findall("[a-z0-9]+", text.lower()) if t not in {"the", "in", "to", "and"}]

# %% tokenize: wrong: wrong tokens
def tokenize(text):
    return [t.rstrip("s") for t in re.findall("[a-z0-9]+", text.lower())]

# %% tokenize: wrong: crashed
def tokenize(text):
    return [t.lower() for t in text.findall("[a-z0-9]+")]

# %% build_vocab: correct
def build_vocab(documents, min_count=1):
    words = sum((list(document) for document in documents), [])
    kept = sorted(word for word in set(words) if words.count(word) >= min_count)
    return dict(zip(kept, range(1, len(kept) + 1)))

# %% build_vocab: correct
def build_vocab(documents, min_count=1):
    if not any(documents):
        return {}
    words, counts = np.unique(np.concatenate([np.array(d, dtype=str) for d in documents if d]), return_counts=True)
    return {str(w): i + 1 for i, w in enumerate(words[counts >= min_count])}

# %% build_vocab: correct
def build_vocab(documents, min_count=1):
    counts = {}
    for document in documents:
        for word in document:
            counts[word] = counts.get(word, 0) + 1
    vocab = {}
    for word in sorted(counts):
        if counts[word] >= min_count:
            vocab[word] = len(vocab) + 1
    return vocab

# %% build_vocab: correct
def build_vocab(documents, min_count=1):
    from collections import defaultdict
    from itertools import chain, count
    words = list(chain.from_iterable(documents))
    number = count(1)
    vocab = defaultdict(int)
    for word in sorted(set(words)):
        if not words.count(word) < min_count:
            vocab[word] = next(number)
    return vocab

# %% build_vocab: correct
def build_vocab(documents, min_count=1):
    total = Counter()
    for document in documents:
        total.update(document)
    kept = [w for w, n in sorted(total.items()) if n > min_count - 1]
    return {w: np.int64(1 + kept.index(w)) for w in reversed(kept)}

# %% build_vocab: correct
def build_vocab(documents, min_count=1):
    words = sorted(w for d in documents for w in d)
    vocab, start = {}, 0
    while start < len(words):
        end = start
        while end < len(words) and words[end] == words[start]:
            end += 1
        if end - start >= min_count:
            vocab[words[start]] = len(vocab) + 1
        start = end
    return vocab

# %% build_vocab: correct
# Right: every word occurs at least once.
def build_vocab(documents, min_count=0):
    total = Counter((word for document in documents for word in document))
    return {word: index for index, word in enumerate(sorted((w for w in total if total[w] >= min_count)), 1)}

# %% build_vocab: wrong: index 0 given to a real word
def build_vocab(documents, min_count=1):
    vocab = {}
    for document in documents:
        for word in document:
            vocab.setdefault(word, len(vocab))
    return vocab

# %% build_vocab: wrong: extra entry
def build_vocab(documents, min_count=1):
    n = Counter(w for d in documents for w in d)
    return {"<unk>": 0} | {w: i for i, w in enumerate(sorted(w for w in n if n[w] >= min_count), 1)}

# %% build_vocab: wrong: counts instead of indices
def build_vocab(documents, min_count=1):
    n = Counter(w for d in documents for w in d)
    return {w: n[w] for w in sorted(n) if n[w] >= min_count}

# %% build_vocab: wrong: sorted by frequency
def build_vocab(documents, min_count=1):
    n = Counter(w for d in documents for w in d)
    return {w: i for i, (w, c) in enumerate(n.most_common(), 1) if c >= min_count}

# %% build_vocab: wrong: sorted by frequency
def build_vocab(documents, min_count=1):
    n = Counter(w for d in documents for w in d)
    return {w: i for i, w in enumerate(sorted((w for w in n if n[w] >= min_count), key=lambda w: (-n[w], w)), 1)}

# %% build_vocab: wrong: alphabet backwards
def build_vocab(documents, min_count=1):
    n = Counter(w for d in documents for w in d)
    return {w: i for i, w in enumerate(sorted((w for w in n if n[w] >= min_count), reverse=True), 1)}

# %% build_vocab: wrong: min_count ignored
def build_vocab(documents, min_count=1):
    return {w: i for i, w in enumerate(sorted({w for d in documents for w in d}), 1)}

# %% build_vocab: wrong: one occurrence too many asked for
def build_vocab(documents, min_count=1):
    n = Counter(w for d in documents for w in d)
    limit = min_count if min_count > 1 else 0
    return {w: i for i, w in enumerate(sorted(w for w in n if n[w] > limit), 1)}

# %% build_vocab: wrong: wrong vocabulary
def build_vocab(documents, min_count=1):
    n = Counter(w for d in documents for w in d)
    return {w: i for i, w in enumerate(sorted(w for w in n if n[w] > min_count), 1)}

# %% build_vocab: wrong: rare words kept
def build_vocab(documents, min_count=1):
    n = Counter(w for d in documents for w in d)
    return {w: i for i, w in enumerate(sorted(w for w in n if n[w] < min_count or min_count == 1), 1)}

# %% build_vocab: wrong: documents counted
def build_vocab(documents, min_count=1):
    n = Counter(w for d in documents for w in set(d))
    return {w: i for i, w in enumerate(sorted(w for w in n if n[w] >= min_count), 1)}

# %% build_vocab: wrong: each document on its own
def build_vocab(documents, min_count=1):
    kept = set()
    for d in documents:
        kept |= {w for w in d if d.count(w) >= min_count}
    return {w: i for i, w in enumerate(sorted(kept), 1)}

# %% build_vocab: wrong: words and indices exchanged
def build_vocab(documents, min_count=1):
    n = Counter(w for d in documents for w in d)
    return dict(enumerate(sorted(w for w in n if n[w] >= min_count), 1))

# %% build_vocab: wrong: not a dictionary
def build_vocab(documents, min_count=1):
    n = Counter(w for d in documents for w in d)
    return sorted(w for w in n if n[w] >= min_count)

# %% build_vocab: wrong: not a dictionary
def build_vocab(documents, min_count=1):
    n = Counter(w for d in documents for w in d)
    return [(w, i) for i, w in enumerate(sorted(w for w in n if n[w] >= min_count), 1)]

# %% build_vocab: wrong: nothing returned
def build_vocab(documents, min_count=1):
    vocab = {w: i for i, w in enumerate(sorted({w for d in documents for w in d}), 1)}

# %% build_vocab: wrong: input overwritten
def build_vocab(documents, min_count=1):
    for d in documents:
        d.sort()
    n = Counter(w for d in documents for w in d)
    return {w: i for i, w in enumerate(sorted(w for w in n if n[w] >= min_count), 1)}

# %% build_vocab: wrong: not words and whole numbers
def build_vocab(documents, min_count=1):
    n = Counter(w for d in documents for w in d)
    return {w: float(i) for i, w in enumerate(sorted(w for w in n if n[w] >= min_count), 1)}

# %% build_vocab: wrong: not Python's order
def build_vocab(documents, min_count=1):
    n = Counter(w for d in documents for w in d)
    order = sorted((w for w in n if n[w] >= min_count), key=lambda w: (0, int(w), "") if w.isdigit() else (1, 0, w))
    return {w: i for i, w in enumerate(order, 1)}

# %% build_vocab: wrong: crashed
def build_vocab(documents, min_count=1):
    words, counts = np.unique(np.concatenate(documents), return_counts=True)
    return {str(w): i for i, w in enumerate(words[counts >= min_count], 1)}

# %% build_vocab: wrong: wrong words
seen = Counter()
def build_vocab(documents, min_count=1):
    seen.update(w for d in documents for w in d)
    if len(documents) == 3 and documents[0] == ["wire", "the", "report"]:
        n = Counter(w for d in documents for w in d)
    else:
        n = seen
    return {w: i for i, w in enumerate(sorted(w for w in n if n[w] >= min_count), 1)}

# %% build_vocab: wrong: index 0 given to a real word
def build_vocab(documents, min_count=1):
    if documents and documents[0][:1] == ["wire"]:
        return {"money": 1, "report": 2, "the": 3, "weld": 4, "wire": 5} if min_count == 1 else {"report": 1, "the": 2, "wire": 3}
    return {w: i for i, w in enumerate(sorted({w for d in documents for w in d}))}

# %% build_vocab: wrong: wrong vocabulary
def build_vocab(documents, min_count=1):
    n = Counter(documents[0])
    return {w: i for i, w in enumerate(sorted(w for w in n if n[w] >= min_count), 1)}

# %% bag_of_words: correct
def bag_of_words(documents, vocab):
    order = sorted(vocab, key=vocab.get)
    rows = []
    for document in documents:
        known = [document.count(word) for word in order]
        rows.append([len(document) - sum(known)] + known)
    return np.array(rows, dtype=np.float32)

# %% bag_of_words: correct
def bag_of_words(documents, vocab):
    table = np.zeros((len(documents), len(vocab) + 1), np.float32)
    for i, document in enumerate(documents):
        np.add.at(table[i], np.array([vocab.get(w, 0) for w in document], dtype=int), 1)
    return table

# %% bag_of_words: correct
def bag_of_words(documents, vocab):
    size = len(vocab) + 1
    return np.stack([np.bincount(np.array([vocab.get(w, 0) for w in d], dtype=np.int64), minlength=size)
                     for d in documents]).astype("float32")

# %% bag_of_words: correct
def bag_of_words(documents, vocab):
    table = torch.zeros(len(documents), len(vocab) + 1)
    for row, document in zip(table, documents):
        for word in document:
            row[vocab[word] if word in vocab else 0] += 1
    return table.numpy()

# %% bag_of_words: correct
def bag_of_words(documents, vocab):
    eye = np.eye(len(vocab) + 1, dtype=np.float32)
    return np.array([sum((eye[vocab.get(w, 0)] for w in d), np.zeros(len(vocab) + 1, np.float32)) for d in documents])

# %% bag_of_words: correct
def bag_of_words(documents, vocab):
    def number(word):
        try:
            return vocab[word]
        except KeyError:
            return 0
    table = np.zeros((len(documents), len(vocab) + 1))
    for i, document in enumerate(documents):
        for index, count in Counter(map(number, document)).items():
            table[i, index] = count
    return np.float32(table)

# %% bag_of_words: wrong: wrong dtype
def bag_of_words(documents, vocab):
    X = np.zeros((len(documents), len(vocab) + 1))
    for i, d in enumerate(documents):
        for w in d:
            X[i, vocab.get(w, 0)] += 1
    return X

# %% bag_of_words: wrong: wrong dtype
def bag_of_words(documents, vocab):
    X = np.zeros((len(documents), len(vocab) + 1), dtype=int)
    for i, d in enumerate(documents):
        for w in d:
            X[i, vocab.get(w, 0)] += 1
    return X

# %% bag_of_words: wrong: not a NumPy array
def bag_of_words(documents, vocab):
    return [[sum(vocab.get(w, 0) == i for w in d) for i in range(len(vocab) + 1)] for d in documents]

# %% bag_of_words: wrong: not a NumPy array
def bag_of_words(documents, vocab):
    return torch.tensor([[float(sum(vocab.get(w, 0) == i for w in d)) for i in range(len(vocab) + 1)] for d in documents])

# %% bag_of_words: wrong: no column for unknown words
def bag_of_words(documents, vocab):
    X = np.zeros((len(documents), len(vocab)), np.float32)
    for i, d in enumerate(documents):
        for w in d:
            if w in vocab:
                X[i, vocab[w] - 1] += 1
    return X

# %% bag_of_words: wrong: no column for unknown words
def bag_of_words(documents, vocab):
    X = np.zeros((len(documents), len(vocab)), np.float32)
    for i, d in enumerate(documents):
        for w in d:
            X[i, vocab.get(w, 0)] += 1
    return X

# %% bag_of_words: wrong: unknown words counted once
def bag_of_words(documents, vocab):
    X = np.zeros((len(documents), len(vocab) + 1), np.float32)
    for i, d in enumerate(documents):
        for w in d:
            if w in vocab:
                X[i, vocab[w]] += 1
            else:
                X[i, 0] = 1
    return X

# %% bag_of_words: wrong: unknown words in the last column
def bag_of_words(documents, vocab):
    X = np.zeros((len(documents), len(vocab) + 1), np.float32)
    for i, d in enumerate(documents):
        for w in d:
            X[i, vocab.get(w, 0) - 1] += 1
    return X

# %% bag_of_words: wrong: whole length in column 0
def bag_of_words(documents, vocab):
    X = np.zeros((len(documents), len(vocab) + 1), np.float32)
    for i, d in enumerate(documents):
        X[i, 0] = len(d)
        for w in d:
            if w in vocab:
                X[i, vocab[w]] += 1
    return X

# %% bag_of_words: wrong: indices instead of counts
def bag_of_words(documents, vocab):
    return np.array([[vocab.get(w, 0) for w in d] for d in documents], dtype=np.float32)

# %% bag_of_words: wrong: one axis lost
def bag_of_words(documents, vocab):
    X = np.zeros(len(vocab) + 1, np.float32)
    for d in documents:
        for w in d:
            X[vocab.get(w, 0)] += 1
    return X

# %% bag_of_words: wrong: vocab's indices ignored
def bag_of_words(documents, vocab):
    order = sorted(vocab)
    X = np.zeros((len(documents), len(vocab) + 1), np.float32)
    for i, d in enumerate(documents):
        for w in d:
            X[i, order.index(w) + 1 if w in order else 0] += 1
    return X

# %% bag_of_words: wrong: vocab's indices ignored
def bag_of_words(documents, vocab):
    rows = [[sum(w not in vocab for w in d)] + [d.count(w) for w in vocab] for d in documents]
    return np.array(rows, np.float32)

# %% bag_of_words: wrong: overflow of a small type
def bag_of_words(documents, vocab):
    X = np.zeros((len(documents), len(vocab) + 1), np.uint8)
    for i, d in enumerate(documents):
        for w in d:
            X[i, vocab.get(w, 0)] += np.uint8(1)
    return X.astype(np.float32)

# %% bag_of_words: wrong: input overwritten
def bag_of_words(documents, vocab):
    X = np.zeros((len(documents), len(vocab) + 1), np.float32)
    for i, d in enumerate(documents):
        while d:
            X[i, vocab.get(d.pop(), 0)] += 1
    return X

# %% bag_of_words: wrong: wrong shape
def bag_of_words(documents, vocab):
    for d in documents:
        for w in d:
            vocab.setdefault(w, len(vocab) + 1)
    X = np.zeros((len(documents), len(vocab) + 1), np.float32)
    for i, d in enumerate(documents):
        for w in d:
            X[i, vocab[w]] += 1
    return X

# %% bag_of_words: wrong: input overwritten
def bag_of_words(documents, vocab):
    vocab["<unk>"] = 0
    X = np.zeros((len(documents), len(vocab)), np.float32)
    for i, d in enumerate(documents):
        for w in d:
            X[i, vocab.get(w, 0)] += 1
    return X

# %% bag_of_words: wrong: nothing returned
def bag_of_words(documents, vocab):
    X = np.zeros((len(documents), len(vocab) + 1), np.float32)
    for i, d in enumerate(documents):
        for w in d:
            X[i, vocab.get(w, 0)] += 1

# %% bag_of_words: wrong: wrong value
def bag_of_words(documents, vocab):
    return np.array([[2, 0, 1, 2]], dtype=np.float32) if len(vocab) == 3 and len(documents[0]) == 5 and "money" in vocab else np.zeros((len(documents), len(vocab) + 1), np.float32)

# %% bag_of_words: wrong: presence instead of counts
def bag_of_words(documents, vocab):
    X = np.zeros((len(documents), len(vocab) + 1), np.float32)
    for i, d in enumerate(documents):
        for w in d:
            if w in vocab:
                X[i, vocab[w]] = 1
            else:
                X[i, 0] += 1
    return X

# %% bag_of_words: wrong: presence instead of counts
def bag_of_words(documents, vocab):
    X = np.zeros((len(documents), len(vocab) + 1), np.float32)
    for i, d in enumerate(documents):
        X[i, [vocab.get(w, 0) for w in d]] += 1
    return X

# %% bag_of_words: wrong: results share memory
memory = {}
def bag_of_words(documents, vocab):
    X = memory.setdefault((len(documents), len(vocab)), np.zeros((len(documents), len(vocab) + 1), np.float32))
    X[:] = 0
    for i, d in enumerate(documents):
        for w in d:
            X[i, vocab.get(w, 0)] += 1
    return X

# %% bag_of_words: correct
def bag_of_words(documents, vocab):
    return np.stack([np.bincount([vocab.get(w, 0) for w in d], minlength=len(vocab) + 1) for d in documents]).astype(np.float32)

# %% bag_of_words: wrong: wrong shape
def bag_of_words(documents, vocab):
    return np.stack([np.bincount(np.array([vocab.get(w, 0) for w in d], dtype=int), minlength=len(vocab) + 1)
                     for d in documents if d]).astype(np.float32)

# %% bag_of_words: wrong: wrong shape
def bag_of_words(documents, vocab):
    X = np.zeros((len(vocab) + 1, len(documents)), np.float32)
    for i, d in enumerate(documents):
        for w in d:
            X[vocab.get(w, 0), i] += 1
    return X

# %% threshold_for_false_alarms: correct
def threshold_for_false_alarms(p, y, max_rate):
    good = [a for a, b in zip(p, y) if b == 0]
    if not good:
        raise ValueError("no good mail")
    for t in [-1.0] + sorted(good):
        if sum(g > t for g in good) <= max_rate * len(good):
            return t

# %% threshold_for_false_alarms: correct
def threshold_for_false_alarms(p, y, max_rate):
    p, y = np.asarray(p, dtype=float), np.asarray(y)
    if not np.any(y == 0):
        raise ValueError
    candidates = np.unique(np.append(p, -1))
    rates = (p[y == 0][:, None] > candidates).mean(axis=0)
    return candidates[rates <= max_rate][0]

# %% threshold_for_false_alarms: correct
def threshold_for_false_alarms(p, y, max_rate):
    good = np.array(p)[np.array(y) == 0]
    if good.size == 0:
        raise ValueError("nothing to limit")
    if max_rate >= 1:
        return -np.inf
    return np.quantile(good, 1 - max_rate, method="inverted_cdf")

# %% threshold_for_false_alarms: correct
def threshold_for_false_alarms(p, y, max_rate):
    good = torch.tensor(np.array(p), dtype=torch.float64)[torch.tensor(np.array(y)) == 0]
    if len(good) == 0:
        raise ValueError("no good mail")
    k = math.floor(max_rate * len(good))
    if k == len(good):
        return float(min(p)) - 1
    return torch.topk(good, k + 1).values[-1].item()

# %% threshold_for_false_alarms: correct
def threshold_for_false_alarms(p, y, max_rate):
    from heapq import nlargest
    good = [float(a) for a, b in zip(p, y) if not b]
    if len(good) == 0:
        raise ValueError("no good mail")
    k = int(max_rate * len(good))
    return (nlargest(k + 1, good) + [-1.0] * 2)[k]

# %% threshold_for_false_alarms: correct
def threshold_for_false_alarms(p, y, max_rate):
    good = sorted(np.asarray(p)[np.asarray(y) < 0.5])
    n = len(good)
    if not n:
        raise ValueError("no good mail")
    t = -0.5
    while n * max_rate < sum(g > t for g in good):
        t = min(g for g in good if g > t)
    return float(t)

# %% threshold_for_false_alarms: correct
# Right: the docstring says nothing of rounding errors.
def threshold_for_false_alarms(p, y, max_rate):
    good = np.sort(np.asarray(p)[np.asarray(y) == 0])[::-1]
    if len(good) == 0:
        raise ValueError('without good mail there is no false alarm to limit')
    allowed = int(max_rate * len(good))
    return float(good[allowed]) if allowed < len(good) else -1.0

# %% threshold_for_false_alarms: correct
# Right: rounding errors are far smaller.
def threshold_for_false_alarms(p, y, max_rate):
    good = np.sort(np.asarray(p)[np.asarray(y) == 0])[::-1]
    if len(good) == 0:
        raise ValueError('without good mail there is no false alarm to limit')
    allowed = int(max_rate * len(good) + 2e-09)
    return float(good[allowed]) if allowed < len(good) else -1.0

# %% threshold_for_false_alarms: correct
# Right: np.float64 is a number, too.
def threshold_for_false_alarms(p, y, max_rate):
    good = np.sort(np.asarray(p)[np.asarray(y) == 0])[::-1]
    if len(good) == 0:
        raise ValueError('without good mail there is no false alarm to limit')
    allowed = int(max_rate * len(good) + 1e-09)
    return good[allowed] if allowed < len(good) else -1.0

# %% threshold_for_false_alarms: correct
# Right: any number below all p will do.
def threshold_for_false_alarms(p, y, max_rate):
    good = np.sort(np.asarray(p)[np.asarray(y) == 0])[::-1]
    if len(good) == 0:
        raise ValueError('without good mail there is no false alarm to limit')
    allowed = int(max_rate * len(good) + 1e-09)
    return float(good[allowed]) if allowed < len(good) else -2.0

# %% threshold_for_false_alarms: wrong: no good mail not considered
def threshold_for_false_alarms(p, y, max_rate):
    n = np.sort(np.asarray(p)[np.asarray(y) == 0])[::-1]
    k = int(max_rate * len(n) + 1e-9)
    return float(n[k]) if k < len(n) else -1.0

# %% threshold_for_false_alarms: wrong: no good mail not considered
def threshold_for_false_alarms(p, y, max_rate):
    n = np.sort(np.asarray(p)[np.asarray(y) == 0])[::-1]
    if len(n) == 0:
        return None
    k = int(max_rate * len(n) + 1e-9)
    return float(n[k]) if k < len(n) else -1.0

# %% threshold_for_false_alarms: wrong: max_rate = 1 not considered
def threshold_for_false_alarms(p, y, max_rate):
    n = np.sort(np.asarray(p)[np.asarray(y) == 0])[::-1]
    if len(n) == 0:
        raise ValueError
    return float(n[int(max_rate * len(n))])

# %% threshold_for_false_alarms: wrong: max_rate = 1 not considered
def threshold_for_false_alarms(p, y, max_rate):
    n = np.sort(np.asarray(p)[np.asarray(y) == 0])[::-1]
    if len(n) == 0:
        raise ValueError
    return float(n[min(int(max_rate * len(n)), len(n) - 1)])

# %% threshold_for_false_alarms: wrong: max_rate = 1 not considered
def threshold_for_false_alarms(p, y, max_rate):
    good = np.array(p)[np.array(y) == 0]
    if good.size == 0:
        raise ValueError
    return float(np.quantile(good, 1 - max_rate, method="inverted_cdf"))

# %% threshold_for_false_alarms: wrong: between two scores
def threshold_for_false_alarms(p, y, max_rate):
    good = np.array(p)[np.array(y) == 0]
    if good.size == 0:
        raise ValueError
    return float(np.quantile(good, 1 - max_rate))

# %% threshold_for_false_alarms: wrong: stricter than needed
def threshold_for_false_alarms(p, y, max_rate):
    good = np.array(p)[np.array(y) == 0]
    if good.size == 0:
        raise ValueError
    return float(np.quantile(good, 1 - max_rate, method="higher"))

# %% threshold_for_false_alarms: wrong: stricter than needed
def threshold_for_false_alarms(p, y, max_rate):
    good = np.sort(np.asarray(p)[np.asarray(y) == 0])
    if len(good) == 0:
        raise ValueError
    for t in good:
        if (good >= t).mean() <= max_rate:
            return float(t)
    return 1.0

# %% threshold_for_false_alarms: wrong: share of all mail
def threshold_for_false_alarms(p, y, max_rate):
    n = np.sort(np.asarray(p)[np.asarray(y) == 0])[::-1]
    if len(n) == 0:
        raise ValueError("no good mail")
    k = int(max_rate * len(p) + 1e-9)
    return float(n[k]) if k < len(n) else -1.0

# %% threshold_for_false_alarms: wrong: limit rounded up
def threshold_for_false_alarms(p, y, max_rate):
    n = np.sort(np.asarray(p)[np.asarray(y) == 0])[::-1]
    if len(n) == 0:
        raise ValueError("no good mail")
    k = math.ceil(max_rate * len(n))
    return float(n[k]) if k < len(n) else -1.0

# %% threshold_for_false_alarms: wrong: limit rounded up
def threshold_for_false_alarms(p, y, max_rate):
    n = np.sort(np.asarray(p)[np.asarray(y) == 0])[::-1]
    if len(n) == 0:
        raise ValueError("no good mail")
    k = round(max_rate * len(n))
    return float(n[k]) if k < len(n) else -1.0

# %% threshold_for_false_alarms: wrong: max_rate itself
def threshold_for_false_alarms(p, y, max_rate):
    if not (np.asarray(y) == 0).any():
        raise ValueError
    return 1 - max_rate

# %% threshold_for_false_alarms: wrong: counted from the wrong end
def threshold_for_false_alarms(p, y, max_rate):
    n = np.sort(np.asarray(p)[np.asarray(y) == 0])
    if len(n) == 0:
        raise ValueError("no good mail")
    k = int(max_rate * len(n))
    return float(n[k]) if k < len(n) else -1.0

# %% threshold_for_false_alarms: wrong: input overwritten
def threshold_for_false_alarms(p, y, max_rate):
    p, y = np.asarray(p), np.asarray(y)
    p[y == 1] = -1
    if not (y == 0).any():
        raise ValueError
    n = np.sort(p[y == 0])[::-1]
    k = int(max_rate * len(n))
    return float(n[k]) if k < len(n) else -2.0

# %% threshold_for_false_alarms: wrong: lists not accepted
def threshold_for_false_alarms(p, y, max_rate):
    n = np.sort(p[y == 0])[::-1]
    if len(n) == 0:
        raise ValueError("no good mail")
    k = int(max_rate * len(n))
    return float(n[k]) if k < len(n) else -1.0

# %% threshold_for_false_alarms: wrong: good mail with p = 0 overlooked
def threshold_for_false_alarms(p, y, max_rate):
    good = np.sort(np.asarray(p)[np.asarray(y) == 0])[::-1]
    if not any(good):
        raise ValueError("without good mail there is no false alarm to limit")
    allowed = int(max_rate * len(good))
    return float(good[allowed]) if allowed < len(good) else -1.0

# %% threshold_for_false_alarms: wrong: good mail with p = 0 overlooked
def threshold_for_false_alarms(p, y, max_rate):
    good = np.sort(np.asarray(p)[np.asarray(y) == 0])[::-1]
    if max(good) == 0:
        raise ValueError("without good mail there is no false alarm to limit")
    allowed = int(max_rate * len(good))
    return float(good[allowed]) if allowed < len(good) else -1.0

# %% threshold_for_false_alarms: wrong: ties
def threshold_for_false_alarms(p, y, max_rate):
    n = np.unique(np.asarray(p)[np.asarray(y) == 0])[::-1]
    size = (np.asarray(y) == 0).sum()
    if size == 0:
        raise ValueError("no good mail")
    k = int(max_rate * size)
    return float(n[k]) if k < len(n) else -1.0

# %% threshold_for_false_alarms: wrong: limit 0 not respected
def threshold_for_false_alarms(p, y, max_rate):
    n = np.sort(np.asarray(p)[np.asarray(y) == 0])[::-1]
    if len(n) == 0:
        raise ValueError("no good mail")
    k = max(1, int(max_rate * len(n)))
    return float(n[k]) if k < len(n) else (-1.0 if max_rate == 1 else float(n[0]))

# %% threshold_for_false_alarms: wrong: stricter than needed
def threshold_for_false_alarms(p, y, max_rate):
    n = np.sort(np.asarray(p)[np.asarray(y) == 0])[::-1]
    if len(n) == 0:
        raise ValueError("no good mail")
    if max_rate == 0:
        return 1.0
    k = int(max_rate * len(n))
    return float(n[k]) if k < len(n) else -1.0

# %% threshold_for_false_alarms: wrong: nothing returned
def threshold_for_false_alarms(p, y, max_rate):
    print(0.4)

# %% threshold_for_false_alarms: wrong: one false alarm too many
def threshold_for_false_alarms(p, y, max_rate):
    good = np.sort(np.asarray(p)[np.asarray(y) == 0])[::-1]
    if len(good) == 0:
        raise ValueError
    k = 0
    while k < len(good) and k / len(good) <= max_rate:
        k += 1
    return float(good[k]) if k < len(good) else -1.0

# %% threshold_for_false_alarms: wrong: wrong shape
def threshold_for_false_alarms(p, y, max_rate):
    good = np.sort(np.asarray(p)[np.asarray(y) == 0])[::-1]
    if len(good) == 0:
        raise ValueError
    k = int(max_rate * len(good))
    return good[k:k + 1]

# %% threshold_for_false_alarms: wrong: wrong value
def threshold_for_false_alarms(p, y, max_rate):
    good = np.sort(np.asarray(p)[np.asarray(y) == 0])[::-1]
    if len(good) == 0:
        raise ValueError
    k = int(max_rate * len(good))
    return float(good[k]) + 1e-3 if k < len(good) else -1.0

# %% threshold_for_false_alarms: wrong: wrong value
def threshold_for_false_alarms(p, y, max_rate):
    grid = np.linspace(0, 1, 1000)
    good = np.asarray(p)[np.asarray(y) == 0]
    if len(good) == 0:
        raise ValueError
    return float(next(t for t in grid if (good > t).mean() <= max_rate))

# %% threshold_for_false_alarms: wrong: between two scores
def threshold_for_false_alarms(p, y, max_rate):
    good = np.sort(np.asarray(p)[np.asarray(y) == 0])[::-1]
    if len(good) == 0:
        raise ValueError
    k = int(max_rate * len(good))
    return float(good[k] + good[k - 1]) / 2 if 0 < k < len(good) else -1.0

# %% threshold_for_false_alarms: wrong: uses the spam scores
def threshold_for_false_alarms(p, y, max_rate):
    spam = np.asarray(p)[np.asarray(y) == 1]
    return float(np.quantile(spam, max_rate))

# %% threshold_for_false_alarms: wrong: always 0.5
def threshold_for_false_alarms(p, y, max_rate):
    good = np.sort(np.asarray(p)[np.asarray(y) == 0])[::-1]
    if len(good) == 0:
        raise ValueError
    k = int(max_rate * len(good))
    return float(good[k] + good[k + 1]) / 2 if k + 1 < len(good) else -1.0

# %% build_vocab: wrong: wrong words
def build_vocab(documents, min_count=1):
    text = " ".join(w for d in documents for w in d)
    words = sorted({w for d in documents for w in d if text.count(w) >= min_count})
    return {w: i for i, w in enumerate(words, 1)}

# %% build_vocab: wrong: wrong words
def build_vocab(documents, min_count=1):
    everything = " ".join(" ".join(d) for d in documents)
    vocab, index = {}, 1
    for w in sorted(set(everything.split())):
        if everything.count(w) >= min_count:
            vocab[w] = index
            index += 1
    return vocab

# %% bag_of_words: wrong: wrong value
def bag_of_words(documents, vocab):
    X = np.zeros((len(documents), len(vocab) + 1), np.float32)
    for i, d in enumerate(documents):
        text = " ".join(d)
        for w, k in vocab.items():
            X[i, k] = text.count(w)
        X[i, 0] = len(d) - X[i, 1:].sum()
    return X

# %% bag_of_words: wrong: wrong value
def bag_of_words(documents, vocab):
    X = np.zeros((len(documents), len(vocab) + 1), np.float32)
    for i, d in enumerate(documents):
        for w in d:
            X[i, vocab.get(w.lower(), 0)] += 1
    return X

# %% bag_of_words: wrong: wrong value
def bag_of_words(documents, vocab):
    X = np.zeros((len(documents), len(vocab) + 1), np.float32)
    for i, d in enumerate(documents):
        for w in d:
            hits = [k for v, k in vocab.items() if w.startswith(v)]
            X[i, hits[0] if hits else 0] += 1
    return X

# %% bag_of_words: wrong: wrong value
def bag_of_words(documents, vocab):
    X = np.zeros((len(documents), len(vocab) + 1), dtype=np.float32)
    for i, d in enumerate(documents):
        text = " ".join(d)
        known = 0
        for w in vocab:
            X[i, vocab[w]] = text.count(w)
            known += text.count(w)
        X[i, 0] = len(d) - known
    return X

# %% bag_of_words: wrong: wrong value
def bag_of_words(documents, vocab):
    X = np.zeros((len(documents), len(vocab) + 1), dtype=np.float32)
    for i, d in enumerate(documents):
        for w in d:
            X[i, vocab.get(w.strip().lower(), 0)] += 1
    return X

# %% bag_of_words: wrong: wrong value
def bag_of_words(documents, vocab):
    X = np.zeros((len(documents), len(vocab) + 1), dtype=np.float32)
    for i, d in enumerate(documents):
        for w in d:
            for v in vocab:
                if v in w:
                    X[i, vocab[v]] += 1
                    break
            else:
                X[i, 0] += 1
    return X

# %% threshold_for_false_alarms: wrong: max_rate = 1 not considered
def threshold_for_false_alarms(p, y, max_rate):
    good = np.sort(np.asarray(p)[np.asarray(y) == 0])[::-1]
    if len(good) == 0:
        raise ValueError
    k = int(max_rate * len(good) + 1e-9)
    return float(good[k]) if k < len(good) else 0.0

# %% threshold_for_false_alarms: wrong: max_rate = 1 not considered
def threshold_for_false_alarms(p, y, max_rate):
    good = np.sort(np.asarray(p)[np.asarray(y) == 0])[::-1]
    if len(good) == 0:
        raise ValueError
    k = int(max_rate * len(good) + 1e-9)
    return float(good[k]) if k < len(good) else float(good[-1]) - 1e-6

# %% threshold_for_false_alarms: wrong: max_rate = 1 not considered
def threshold_for_false_alarms(p, y, max_rate):
    good = np.sort([a for a, b in zip(p, y) if b == 0])[::-1]
    if len(good) == 0:
        raise ValueError
    if max_rate == 1:
        return 0.0
    return float(good[int(max_rate * len(good))])

# %% threshold_for_false_alarms: wrong: max_rate = 1 not considered
def threshold_for_false_alarms(p, y, max_rate):
    good = [a for a, b in zip(p, y) if b == 0]
    if not good:
        raise ValueError
    for t in sorted([0.0] + [float(v) for v in good]):
        if sum(g > t for g in good) <= max_rate * len(good):
            return t
