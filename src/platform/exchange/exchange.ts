import type { Zone } from '#basics/sensitivity.ts'
import type { Config } from '../config.ts'
import { Refusal } from '../errors.ts'
import type { Card } from './card.ts'
import { openText, sealText } from './few-words.ts'
import { type ExchangeFolder, exchangeFolder } from './folder.ts'
import { exchangeKeys } from './keys.ts'
import type { Manifest } from './manifest.ts'
import { putOneWay } from './one-way.ts'
import { type OpenPackage, openPackage, type Signed, sealPackage, signManifest } from './package.ts'
import type { Entry } from './tar-stream.ts'

/** 摆渡: what an installation seals to the other one and opens of it, and the folders in which that lies. */
export type Exchange = {
  readonly card: Card
  readonly out: ExchangeFolder
  readonly in: ExchangeFolder
  /** What a gateway says that puts packages here by HTTP; null: none may. */
  readonly token: string | null
  /** Puts a package of the folder to the gateway by HTTP as well, where there is one. @throws when nobody takes it */
  pass(name: string): Promise<void>
  sign(manifest: Manifest): Signed
  seal(signed: Signed, entries: AsyncIterable<Entry>, to: Card, at: Date): Promise<AsyncIterable<Uint8Array>>
  /** @throws Refusal */
  open(stream: AsyncIterable<Uint8Array>, from: Card): Promise<OpenPackage>
  /** Few words for the other side alone, in age's text form: what lies in its database so is opened when it is needed. */
  sealText(text: string, to: Card): Promise<string>
  /** @throws Refusal package-not-ours */
  openText(sealed: string): Promise<string>
}

type Places = Pick<
  Config,
  'exchangeKeyFile' | 'exchangeOut' | 'exchangeIn' | 'exchangePut' | 'exchangeToken'
> & { zone: Zone }

/** Opens the folders, and the key, which is made where there is none. */
export async function openExchange(places: Places, rest: { restMs?: number } = {}): Promise<Exchange> {
  const keys = await exchangeKeys(places.exchangeKeyFile, places.zone)
  const out = exchangeFolder(places.exchangeOut, { restMs: 0 })
  const { exchangePut: address, exchangeToken: token } = places
  return {
    card: keys.card,
    out,
    token,
    async pass(name) {
      const file = address === null ? undefined : out.list().find((one) => one.name === name)
      if (address !== null && file) await putOneWay({ address, token }, file, out.read(name))
    },
    in: exchangeFolder(places.exchangeIn, rest),
    sign: (manifest) => signManifest(manifest, keys.sign),
    seal: sealPackage,
    open: (stream, from) => openPackage(stream, keys, from),
    sealText,
    openText: (sealed) => openText(sealed, keys),
  }
}

/** What the work answers, or why it was refused: for whoever goes on with the next one. A bug goes on its way. */
export async function orRefusal<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
