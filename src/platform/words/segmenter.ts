import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Jieba } from '@node-rs/jieba'

const list = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../../assets/search/party-words.txt')

let known: string[] | null = null

/** The words of Party work that belong together: from the file that comes along. */
export function partyWords(): string[] {
  known ??= readFileSync(list, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'))
  return known
}

let loading: Promise<Jieba> | null = null

/** The dictionary takes a fifth of a second and 38 MB: read when the first text is cut, and kept. */
export function segmenter(): Promise<Jieba> {
  loading ??= load()
  return loading
}

/** More often than any path through shorter words, so that the whole word is taken. */
const often = 200_000

async function load(): Promise<Jieba> {
  const [{ Jieba }, { dict }] = await Promise.all([
    import('@node-rs/jieba'),
    import('@node-rs/jieba/dict.js'),
  ])
  const jieba = Jieba.withDict(dict)
  jieba.loadDict(
    Buffer.from(
      partyWords()
        .map((word) => `${word} ${often} n`)
        .join('\n'),
    ),
  )
  return jieba
}
