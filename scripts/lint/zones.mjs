/**
 * Who may import what. A zone's files are given by the beginning of their path; the first zone that fits a file is
 * its own. `may` lists beginnings of paths, of packages (`npm:`) and of Node's own modules (`node:`). Each zone says why in
 * words, because that sentence is all that someone who trips over it gets to read.
 */
export const ZONES = [
  {
    files: ['electron/core/migrations/'],
    may: ['electron/core/ports.ts'],
    typesOnly: true,
    because:
      'a migration is replayed for as long as a log exists, so it must not change when other code does: it imports the types of core/ports and nothing else',
  },
  {
    files: ['electron/core/'],
    may: ['electron/core/', 'shared/', 'seeds/', 'npm:zod', 'npm:@orpc/contract', 'npm:pinyin-pro'],
    because:
      'the core is the application itself, pure and synchronous: it sees shared, seeds and its own ports; files, clocks, threads and sql.js are the business of the store and the worker',
  },
  {
    files: ['electron/store/'],
    may: [
      'electron/store/',
      'electron/core/ports.ts',
      'electron/core/column-names.ts',
      'shared/',
      'node:',
      'npm:sql.js',
    ],
    because:
      'the store implements core/ports and knows no feature: of the core it sees the ports and how columns are named',
  },
  {
    files: ['electron/documents/'],
    may: [
      'electron/documents/',
      'shared/',
      'node:',
      'npm:@cj-tech-master/excelts',
      'npm:@e965/xlsx',
      'npm:fontkit',
      'npm:pdfkit',
      'npm:qr',
    ],
    because: 'documents are made from plain values: reading and writing them needs neither the core nor the store',
  },
  {
    files: ['electron/worker/'],
    may: [
      'electron/worker/',
      'electron/core/',
      'electron/store/',
      'electron/documents/',
      'shared/',
      'node:',
      'npm:zod',
      'npm:@orpc/',
    ],
    because: 'the worker joins core and store and answers whoever holds a port: it knows no door and no window',
  },
  {
    files: ['electron/door/'],
    may: ['electron/door/', 'electron/worker/', 'shared/', 'node:', 'npm:@orpc/', 'npm:i18next'],
    because:
      'what the doors share is free of electron and of http, and passes messages on: it sees the worker, not the core',
  },
  {
    files: ['electron/desktop/', 'electron/main.ts', 'electron/preload.ts'],
    may: ['electron/desktop/', 'electron/door/', 'shared/', 'node:', 'npm:electron'],
    because: 'the desktop door passes messages on and decides nothing: it sees electron and what the doors share',
  },
  {
    files: ['electron/web/', 'electron/web.ts'],
    may: ['electron/web/', 'electron/door/', 'shared/', 'node:', 'npm:ws'],
    because: 'the web door passes messages on and decides nothing: it sees http and what the doors share',
  },
  {
    files: ['electron/cli/', 'electron/cli.ts'],
    may: ['electron/cli/', 'electron/door/', 'electron/web/serve.ts', 'shared/', 'node:', 'npm:i18next'],
    because:
      'the command line is a door like the others: it asks through the contract and decides nothing; `serve` opens the web door',
  },
  {
    files: ['seeds/'],
    may: ['seeds/', 'shared/', 'npm:zod'],
    because: 'seeds are data with provenance: they know the words of shared and nothing that runs',
  },
  {
    files: ['shared/'],
    may: ['shared/', 'npm:zod', 'npm:@orpc/contract', 'npm:i18next'],
    because:
      'shared is what both sides agree on: it must load in a page, in Node and in Electron alike, so it sees none of them',
  },
  {
    files: ['renderer/'],
    may: ['renderer/', 'shared/', 'npm:'],
    mayNot: ['npm:electron', 'node:', 'npm:ws', 'npm:sql.js', 'npm:@orpc/server'],
    because: 'the page sees shared only: what it wants from the desk it asks through the contract',
  },
]

/** Folders of features that must not know each other, but for the files that are `open`, and where what they share lives. */
export const FEATURES = [
  {
    under: 'renderer/features/',
    because: 'a feature of the page never imports another: what two need lives in renderer/ui, renderer/app or shared',
  },
  {
    under: 'electron/core/',
    open: ['commands.ts', 'queries.ts'],
    because:
      'a feature of the core knows of another only its commands.ts and queries.ts: rules live in shared/domain, what two handlers need at the top of electron/core',
  },
]

/** Modules that only one place may know, whatever else its zone allows. */
export const HELD_MODULES = [
  {
    modules: ['npm:electron'],
    may: ['electron/desktop/', 'electron/main.ts', 'electron/preload.ts'],
    because: 'only electron/desktop and its two entries import electron, so that all else runs without it',
  },
  {
    modules: ['npm:ws', 'node:http', 'node:https', 'node:http2', 'node:net', 'node:tls', 'node:dgram'],
    may: ['electron/web/', 'electron/web.ts'],
    because:
      'only electron/web opens a socket: the rest of the program works with no network and must not be able to use one',
  },
]

/** Where SQL that writes may stand. */
export const WRITING_SQL = {
  may: ['electron/store/', 'electron/core/migrations/'],
  because:
    'SQL that writes goes round the log, so the change would have no history, no undo and no proof: use the transaction (insert, update, remove); only derived_ tables are written directly',
}

export const UNCOUNTED_SQL = {
  because:
    'REPLACE, UPSERT, triggers and cascades change rows that no commit names, so a replay would end elsewhere than the present: write each row by itself',
}
