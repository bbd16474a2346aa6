import { existsSync } from 'node:fs'
import path from 'node:path'
import { verifyTrail } from '#features/audit/verifying/actions.ts'
import { openAnchors } from '#platform/anchors/folder.ts'
import type { Config } from '#platform/config.ts'
import { type OpenDatabase, openDatabase } from '#platform/database.ts'
import { Refusal } from '#platform/errors.ts'
import { knownFingerprint } from '#platform/key.ts'
import { fingerprintOf, readRing } from '#platform/key-ring.ts'
import { readMigrations } from '#platform/migrate.ts'
import { createSealing, type Sealing } from '#platform/sealing.ts'
import { sentenceOf } from '../sentence.ts'
import { anchorsFolder, databaseFolder } from '../world.ts'
import { checkFigures } from './figures.ts'
import { checkFiles } from './files.ts'
import { error, type Finding, type Tell } from './finding.ts'
import { checkSearch } from './search.ts'

type Progress = (text: string) => void

/** What lies in the data folder and in the database. Opens it as the server would, and changes nothing. */
export async function checkData(config: Config, tell: Tell, progress: Progress): Promise<void> {
  const open = await openToLook(config, tell)
  if (!open) return
  try {
    const structure = await migrationFindings(open)
    tell('数据库结构', structure)
    if (structure.length === 0) {
      progress('正在清点看板数字……')
      tell('看板数字', await checkFigures(open))
      tell('检索索引', await checkSearch(open))
    }
    const sealing = await checkKey(config, open, tell)
    progress('正在核对审计记录……')
    if (structure.length === 0) tell('审计记录', await trailFindings(config, open, progress))
    progress('正在核对文件……')
    tell('保存的文件', await checkFiles(open, config.files, sealing, progress))
  } finally {
    await open.close()
  }
}

async function openToLook(config: Config, tell: Tell): Promise<OpenDatabase | null> {
  const check = config.url ? 'PostgreSQL 服务器' : '内置数据库'
  const folder = databaseFolder(config)
  if (!config.url && !existsSync(path.join(folder, 'cluster'))) {
    tell(check, [
      error(check, `${config.data} 里还没有数据`, '请先运行 zhibu init，或用 --data 指明已有的数据目录。'),
    ])
    return null
  }
  try {
    const open = await openDatabase(config.url ? { url: config.url } : { folder })
    const { rows } = await open.pool.query<{ version: string }>(
      `select current_setting('server_version') as version`,
    )
    tell(`${check} ${rows[0]?.version}`, [])
    return open
  } catch (fault) {
    tell(check, [await openingFault(check, fault)])
    return null
  }
}

async function openingFault(check: string, fault: unknown): Promise<Finding> {
  if (fault instanceof Refusal) return error(check, await sentenceOf(fault), '处理后请再检查一次。')
  return error(
    check,
    `打不开：${(fault as Error).message}`,
    '请核对 DATABASE_URL 或数据目录；如数据已损坏，请用 zhibu restore 恢复最近的备份。',
  )
}

async function migrationFindings({ pool }: OpenDatabase): Promise<Finding[]> {
  const { rows: known } = await pool.query(`select from pg_tables where tablename = 'schema_migration'`)
  const { rows } = known.length
    ? await pool.query<{ name: string; checksum: string }>('select name, checksum from schema_migration')
    : { rows: [] }
  const ours = readMigrations()
  const applied = new Map(rows.map((one) => [one.name, one.checksum]))
  const waiting = ours.filter(({ name }) => !applied.has(name))
  const changed = ours.filter(({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum)
  const unknown = rows.filter(({ name }) => !ours.some((one) => one.name === name))
  const check = '数据库结构'
  const list = (some: { name: string }[]) => some.map(({ name }) => name).join('、')
  return [
    ...(waiting.length
      ? [error(check, `还有 ${list(waiting)} 没有执行`, '请启动一次平台（zhibu serve），它会自动升级。')]
      : []),
    ...(changed.length
      ? [error(check, `${list(changed)} 在执行后被改动过`, '请恢复程序的原样，重新获取安装包。')]
      : []),
    ...(unknown.length ? [error(check, `${list(unknown)} 是更新的版本执行的`, '请使用新版本的程序。')] : []),
  ]
}

async function checkKey({ keyFile }: Config, open: OpenDatabase, tell: Tell): Promise<Sealing | null> {
  const fingerprint = await knownFingerprint(open.db).catch(() => null)
  const ring = readRing(keyFile)
  const remedy = '请把原来的密钥文件放回该处，或用环境变量 ZHIBU_KEY_FILE 指明它的位置。'
  const fits = !fingerprint || (ring && fingerprintOf(ring[0].secret) === fingerprint)
  const text = ring ? `${keyFile} 不是这份数据的密钥` : `没有密钥文件 ${keyFile}，密封的内容打不开`
  tell('密钥', fits ? [] : [error('密钥', text, remedy)])
  return fits && ring ? createSealing(ring) : null
}

async function trailFindings(config: Config, { db }: OpenDatabase, progress: Progress): Promise<Finding[]> {
  const anchors = openAnchors(anchorsFolder(config), config.anchorKeyFile)
  const tell = (entries: number) => progress(`已核对审计记录 ${entries} 条`)
  const { firstBroken, faults } = await verifyTrail({ db, anchors }, { tell })
  const remedy = '请封存数据目录，报告上级，并从备份中核对原来的记录。'
  return [
    ...(firstBroken ? [error('审计记录', `从第 ${firstBroken} 条起被改动或缺失`, remedy)] : []),
    ...faults.map(({ sentence }) => error('审计记录', sentence, remedy)),
  ]
}
