import { ORPCError } from '@orpc/client'
import { useQuery } from '@tanstack/react-query'
import { call, fileAddress, queries } from '#web/call.ts'
import { accountNow } from '#web/outbox/posting.ts'
import { shelf } from '#web/outbox/shelf.ts'
import { whyNotOffline } from '../reading/rules.ts'
import type { Material } from './material.tsx'
import type { Section } from './reader-text.tsx'

export type Place = { part: number; place: number }

/** A public material on this device, for whoever kept it: docs/decisions/028. */
export type Saved = {
  account: number
  material: Material
  /** The text of its file; an article has its own. */
  sections: Section[]
  file: Blob | null
  bytes: number
  savedAt: number
  /** When the server last said that it may still be read. */
  checkedAt: number
  place: Place | null
  /** The place was left without signal, and the server does not know it yet. */
  untold: boolean
}

/** Not looked after for so long it is shown no more: what was withdrawn does not stay. */
const keptFor = 30 * 24 * 60 * 60 * 1000
const keyOf = (account: number, id: number) => `${account}/${id}`
const savedKey = ['saved-materials'] as const

const put = (one: Saved) => shelf.put('materials', keyOf(one.account, one.material.id), one)
const takeOut = ({ account, material }: Saved) => shelf.remove('materials', keyOf(account, material.id))
const renew = () => queries.invalidateQueries({ queryKey: savedKey })

/** Of whoever is signed in here; what is older than it may be goes. */
async function mine(): Promise<Saved[]> {
  const account = accountNow()
  const all = await shelf.all<Saved>('materials')
  const stale = all.filter(({ checkedAt }) => Date.now() - checkedAt > keptFor)
  await Promise.all(stale.map(takeOut))
  return all
    .filter((one) => one.account === account && !stale.includes(one))
    .sort((a, b) => b.savedAt - a.savedAt)
}

export const useSaved = () => useQuery({ queryKey: savedKey, queryFn: mine, networkMode: 'always' })

/** Reads from the server, and holds what is kept here against it; where it does not answer, what is kept here. */
export async function readOrSaved(
  isIt: (material: Material) => boolean,
  read: () => Promise<Material>,
): Promise<Material> {
  const kept = async () => (await mine().catch(() => [])).find(({ material }) => isIt(material))
  try {
    const found = await read()
    void follow(found.id, found).catch(() => undefined)
    return found
  } catch (error) {
    const saved = await kept()
    if (saved && isGone(error)) void follow(saved.material.id, null).catch(() => undefined)
    if (error instanceof ORPCError || !saved) throw error
    return { ...saved.material, savedAt: saved.savedAt }
  }
}

const isGone = (error: unknown) => error instanceof ORPCError && error.status === 404

async function fileOf(id: number): Promise<Blob> {
  const answer = await fetch(fileAddress(`/library/materials/${id}/file`))
  if (!answer.ok) throw new Error(`file: ${answer.status}`)
  return answer.blob()
}

async function taken(account: number, material: Material): Promise<Saved> {
  const { id, shown } = material
  const [file, text] =
    shown.fileId === null
      ? [null, null]
      : [await fileOf(id), await call.library.reading.text({ id, version: shown.number })]
  const { position } = await call.library.reading.own({ id })
  const sections = text?.parts ?? []
  const bytes = (file?.size ?? 0) + new Blob([JSON.stringify([material, sections])]).size
  const now = Date.now()
  const when = { savedAt: now, checkedAt: now, place: position, untold: false }
  return { account, material, sections, file, bytes, ...when }
}

/** Keeps a material on this device. */
export async function saveMaterial(material: Material): Promise<void> {
  const account = accountNow()
  if (account === null || whyNotOffline(material) !== null) return
  await put(await taken(account, material))
  await renew()
}

export async function removeSaved(one: Saved): Promise<void> {
  await takeOut(one)
  await renew()
}

/** Where one left; `untold`: without signal. */
export async function keepPlace(id: number, place: Place, untold: boolean): Promise<void> {
  const found = (await mine()).find(({ material }) => material.id === id)
  if (found) await put({ ...found, place, untold })
}

/** The server is told, once, where one left without signal. */
export async function tellPlace(id: number): Promise<void> {
  const found = (await mine()).find(({ material }) => material.id === id)
  if (!found?.untold || !found.place) return
  await call.library.reading.keepPosition({ id, ...found.place })
  await put({ ...found, untold: false })
}

/** What is kept follows what the server says of it now: it goes, is taken anew, or stays. */
async function follow(id: number, now: Material | null): Promise<'gone' | 'renewed' | 'same'> {
  const one = (await mine()).find(({ material }) => material.id === id)
  if (!one || (now && now.versions[0]?.number !== now.shown.number)) return 'same'
  if (now === null || whyNotOffline(now) !== null) {
    await takeOut(one)
    await renew()
    return 'gone'
  }
  await tellPlace(id)
  const same = now.shown.id === one.material.shown.id
  const next = same ? { ...one, material: now } : { ...(await taken(one.account, now)), savedAt: one.savedAt }
  await put({ ...next, checkedAt: Date.now(), untold: false })
  await renew()
  return same ? 'same' : 'renewed'
}

/** With a signal: what was withdrawn goes, what was revised is taken anew, where one left is told. */
export async function checkSaved(): Promise<{ gone: string[]; renewed: string[] }> {
  const told = { gone: [] as string[], renewed: [] as string[] }
  for (const { material } of await mine()) {
    const found = await stillThere(material)
    if (found === 'no signal') break
    const became = await follow(material.id, found)
    if (became !== 'same') told[became].push(material.title)
  }
  return told
}

async function stillThere({ id }: Material): Promise<Material | null | 'no signal'> {
  try {
    return await call.library.get({ id })
  } catch (error) {
    return isGone(error) ? null : 'no signal'
  }
}
