import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { signEverybodyOut } from '#features/accounts/restoring/actions.ts'
import { noteRestoration } from '#features/audit/anchors/actions.ts'
import { openAnchors } from '#platform/anchors/folder.ts'
import { readIdentities } from '#platform/backup/age.ts'
import { type Manifest, openKey } from '#platform/backup/manifest.ts'
import { checkBackup, filesInto, keysIn, restoreBackup } from '#platform/backup/restoring.ts'
import { anchorKeyName, sealingKeyName } from '#platform/backups.ts'
import type { Deed } from '#platform/context.ts'
import { inTransaction, type OpenDatabase, openDatabase } from '#platform/database.ts'
import { Refusal } from '#platform/errors.ts'
import { fingerprintOf, type KeyRing, readRing, ringOf, ringWith, writeRing } from '#platform/key-ring.ts'
import { writeTrail } from '#platform/trail.ts'
import { systemActor } from '#platform/world.ts'
import { factsOf, passphraseHelp, passphraseOf, passphraseOption } from './backup.ts'
import { type Call, type Command, textFlag } from './command.ts'
import { anchorsFolder, databaseFolder } from './world.ts'

export const restore: Command = {
  name: 'restore',
  summary: '把备份恢复到一个空的数据目录或空数据库；先核对备份的每一部分，恢复后再逐表核对',
  usage: 'FILE [--identity F] [--passphrase-file F | --key KEYFILE]',
  options: { ...passphraseOption, key: { type: 'string' }, identity: { type: 'string' } },
  help: [
    '--identity F          整份加密的备份：私钥文件（zhibu backup-key 生成的那一份）',
    passphraseHelp,
    '--key KEYFILE         原来的密钥文件，复制到新的位置',
    '',
  ],
  words: { least: 1, most: 1 },
  run: runRestore,
}

async function runRestore(call: Call): Promise<number> {
  const { config, answer } = call
  const file = path.resolve(call.positionals[0] as string)
  const identity = textFlag(call, 'identity')
  const backup = { file, identities: identity ? readIdentities(path.resolve(identity)) : [] }
  const manifest = await checkBackup(backup, (entry) => answer.progress(`正在核对 ${entry}`))
  const inside = await keysIn(backup)
  const ring = keysOf(call, manifest, inside)
  const open = await openDatabase(config.url ? { url: config.url } : { folder: databaseFolder(config) })
  try {
    const tell = (entry: string) => answer.progress(`正在恢复 ${entry}`)
    await restoreBackup(open, { ...backup, manifest, keepFile: filesInto(config.files), tell })
    const ended = await signedOut(open, call.clock())
    if (ended) answer.note(`备份时还登录着的 ${ended} 个登录都已结束，请大家重新登录。`)
    placeAnchorKey(config.anchorKeyFile, inside.get(anchorKeyName))
    const anchors = openAnchors(anchorsFolder(config), config.anchorKeyFile, { make: true })
    await noteRestoration({ db: open.db, now: call.clock(), anchors }, path.basename(file))
  } finally {
    await open.close()
  }
  const placed = placeKeys(config.keyFile, manifest, ring, call)
  const facts = factsOf(file, manifest, placed)
  answer.result(facts, [`已恢复：${facts.rows} 行，${facts.files} 个文件，逐表核对一致`])
  return 0
}

/** Whatever was open when the backup was made is open no more. */
const signedOut = (open: OpenDatabase, now: Date): Promise<number> =>
  inTransaction(open.db, {}, async (db) => {
    const deeds: Deed[] = []
    const ended = await signEverybodyOut({ db, now, record: (deed) => deeds.push(deed) })
    await writeTrail(db, deeds, systemActor('恢复备份'), now)
    return ended
  })

/** The keys that were given by file or passphrase, checked against the backup before anything is written. */
function keysOf(call: Call, { key }: Manifest, inside: Map<string, Buffer>): KeyRing | null {
  const file = textFlag(call, 'key')
  if (file) {
    const ring = readRing(file)
    if (!ring) throw new Refusal('not-found', 'file-missing', { file })
    if (key && fingerprintOf(ring[0].secret) !== key.fingerprint)
      throw new Refusal('conflict', 'key-other', { file })
    return ring
  }
  const carried = inside.get(sealingKeyName)
  if (carried) return ringOf(carried.toString('utf8'))
  const passphrase = passphraseOf(call)
  return key?.sealed && passphrase ? ringIn(openKey(key.sealed, passphrase)) : null
}

/** The key that signs the trail's end comes back with what it signed; one that is there already is left as it is. */
function placeAnchorKey(file: string, bytes: Buffer | undefined): void {
  if (!bytes || existsSync(file)) return
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, bytes, { mode: 0o600, flag: 'wx', flush: true })
}

/** A backup of before there were rings holds the one secret itself. */
const ringIn = (bytes: Buffer): KeyRing | null =>
  bytes.length === 32 ? ringWith(bytes) : ringOf(bytes.toString('utf8'))

/** Puts the keys in their place; those that are there and belong to no data any more are set aside. Are they there now? */
function placeKeys(file: string, { key }: Manifest, ring: KeyRing | null, { answer }: Call): boolean {
  if (!key) return true
  const there = readRing(file)
  const same = there !== null && fingerprintOf(there[0].secret) === key.fingerprint
  if (same && (!ring || there.length >= ring.length)) return true
  if (!same && existsSync(file)) {
    renameSync(file, `${file}.unused`)
    answer.note(`原有的密钥文件不属于这份数据，已改名为 ${file}.unused。`)
  }
  if (ring) writeRing(file, ring)
  else
    answer.note(
      `注意：密钥没有恢复。请把原来的密钥文件放到 ${file}；在此之前，公民身份号码、手机号码和文件打不开。`,
    )
  return Boolean(ring)
}
