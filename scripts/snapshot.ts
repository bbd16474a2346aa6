/**
 * Writes the files that are derived from the program itself, so that nobody has to keep them by hand:
 *   node scripts/snapshot.ts           writes them
 *   node scripts/snapshot.ts --check   changes nothing; tells what has drifted and exits with 1
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { roleNames } from '#features/accounts/rules.ts'
import { describeApi, endpointsOf } from '#platform/api-description.ts'
import { embeddedDatabase } from '#platform/testing.ts'
import { contracts } from '#src/contracts.ts'
import { powers, separatedPowers } from '#src/main.ts'
import { readCatalog } from './snapshot/catalog.ts'
import { configurationTable } from './snapshot/configuration.ts'
import { permissionsTable } from './snapshot/permissions.ts'
import { personalDataTable } from './snapshot/personal-data.ts'
import { personalFieldsTable } from './snapshot/personal-fields.ts'
import { schemaPicture } from './snapshot/schema.ts'
import { tableTypes } from './snapshot/tables.ts'

/** A derived file: its path in the project, and what makes its text. */
type Derived = { file: string; make: () => Promise<string> | string }

const home = fileURLToPath(new URL('..', import.meta.url))

async function derivedFromDatabase(): Promise<Derived[]> {
  const open = await embeddedDatabase()
  try {
    const catalog = await readCatalog(open.pool)
    return [
      { file: 'database/schema.sql', make: () => schemaPicture(catalog) },
      { file: 'database/tables.ts', make: () => tableTypes(catalog) },
      { file: 'docs/generated/personal-data.md', make: () => personalDataTable(catalog) },
    ]
  } finally {
    await open.close()
  }
}

const permissions = { powers, roleNames }

const derived: Derived[] = [
  ...(await derivedFromDatabase()),
  {
    file: 'docs/generated/api.json',
    make: async () => `${JSON.stringify(await describeApi(contracts, permissions), null, 2)}\n`,
  },
  {
    file: 'docs/generated/permissions.md',
    make: () => permissionsTable(endpointsOf(contracts), permissions, separatedPowers),
  },
  { file: 'docs/generated/configuration.md', make: configurationTable },
  { file: 'docs/generated/personal-fields.md', make: () => personalFieldsTable(contracts) },
]

/** What differs, in a few lines: enough to see which change was forgotten. */
function difference(kept: string, made: string): string[] {
  const only = (a: string, b: string, sign: string) => {
    const others = new Set(b.split('\n'))
    const lines = a.split('\n').filter((line) => !others.has(line))
    const more = lines.length > 10 ? [`  ${sign} … ${lines.length - 10} more`] : []
    return [...lines.slice(0, 10).map((line) => `  ${sign} ${line}`), ...more]
  }
  return [...only(kept, made, '-'), ...only(made, kept, '+')]
}

const check = process.argv.includes('--check')
for (const { file, make } of derived) {
  const place = path.join(home, file)
  const made = await make()
  const kept = existsSync(place) ? readFileSync(place, 'utf8').replaceAll('\r\n', '\n') : ''
  if (made === kept) continue
  if (check) {
    console.error([`${file} has drifted; run scripts/snapshot.ts`, ...difference(kept, made)].join('\n'))
    process.exitCode = 1
  } else {
    mkdirSync(path.dirname(place), { recursive: true })
    writeFileSync(place, made)
    console.log(`wrote ${file}`)
  }
}
