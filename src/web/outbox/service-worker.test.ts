import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { createContext, runInContext } from 'node:vm'

type Window = { focused: boolean; at: string; focus(): Promise<void>; navigate(to: string): Promise<void> }
type Event = { waitUntil(work: Promise<unknown>): void; [name: string]: unknown }

const open = (at: string): Window => ({
  focused: false,
  at,
  async focus() {
    this.focused = true
  },
  async navigate(to) {
    this.at = to
  },
})

/** What earlier versions of the worker kept, and what this one takes when it is set up. */
type Stores = Record<string, string[]>

const storesOf = (kept: Stores) => ({
  keys: async () => Object.keys(kept),
  open: async (name: string) => ({
    keys: async () => (kept[name] ?? []).map((path) => ({ url: `https://zhibu.test${path}` })),
    addAll: async (paths: string[]) => {
      kept[name] = [...paths]
    },
    add: async (path: string) => {
      if (path.includes('gone')) throw new TypeError('404')
      kept[name]?.push(path)
    },
  }),
})

/** The worker in a browser with these windows of ours: what it shows, and what it opens. */
function browser(...windows: Window[]) {
  return browserWith({}, ...windows)
}

function browserWith(kept: Stores, ...windows: Window[]) {
  const heard = new Map<string, (event: Event) => void>()
  const shown: { title: string; body: string; tag: string; data: { link: string } }[] = []
  const opened: string[] = []
  const world = createContext({
    URL,
    caches: storesOf(kept),
    skipWaiting: async () => undefined,
    location: { origin: 'https://zhibu.test' },
    addEventListener: (name: string, listener: (event: Event) => void) => heard.set(name, listener),
    registration: {
      showNotification: async (title: string, more: object) => shown.push({ title, ...more } as never),
    },
    clients: { matchAll: async () => windows, openWindow: async (address: string) => opened.push(address) },
  })
  const source = readFileSync(new URL('./service-worker.js', import.meta.url), 'utf8')
  runInContext(
    `const version = 'test'\nconst files = ['/assets/new.js']\nconst reader = ['/assets/pdf.mjs']\n${source}`,
    world,
  )
  const happen = async (name: string, event: object) => {
    const work: Promise<unknown>[] = []
    heard.get(name)?.({ ...event, waitUntil: (one) => work.push(one) })
    assert.equal(work.length, 1)
    await work[0]
  }
  const press = async (link: string) => {
    let closed = false
    await happen('notificationclick', { notification: { close: () => (closed = true), data: { link } } })
    assert.ok(closed)
  }
  return { shown, opened, happen, press }
}

describe('A notice in the browser', () => {
  it('shows what it says, and replaces the same one that came before', async () => {
    const { happen, shown } = browser()
    const notice = { title: '支部', text: '您有1项待办', link: '/affairs/12', key: 'zhibu-7' }
    await happen('push', { data: { json: () => notice } })
    const [{ title, body, tag, data } = assert.fail()] = shown
    assert.deepEqual([title, body, tag, data.link], ['支部', '您有1项待办', 'zhibu-7', '/affairs/12'])
  })

  it('opens where it is: in the window that is there, else in a new one', async () => {
    const there = open('https://zhibu.test/')
    await browser(there).press('/affairs/12')
    assert.deepEqual([there.focused, there.at], [true, 'https://zhibu.test/affairs/12'])
    const alone = browser()
    await alone.press('/messages')
    assert.deepEqual(alone.opened, ['https://zhibu.test/messages'])
  })

  it('opens nothing that is not ours', async () => {
    const there = open('https://zhibu.test/')
    const one = browser(there)
    await one.press('https://example.cn/')
    await one.press('//example.cn/')
    assert.deepEqual([there.at, one.opened], ['https://zhibu.test/', []])
  })
})

describe('The program kept on the device', () => {
  it('has the reader of PDFs where it was used before, with the pieces it used', async () => {
    const plain: Stores = { 'zhibu-before': ['/', '/assets/old.js'] }
    await browserWith(plain).happen('install', {})
    assert.deepEqual(plain['zhibu-test'], ['/', '/assets/new.js'])
    const read: Stores = { 'zhibu-before': ['/', '/pdfjs/cmaps/GBK-EUC-H.bcmap', '/pdfjs/gone'] }
    await browserWith(read).happen('install', {})
    assert.deepEqual(read['zhibu-test'], [
      '/',
      '/assets/new.js',
      '/assets/pdf.mjs',
      '/pdfjs/cmaps/GBK-EUC-H.bcmap',
    ])
  })
})
