/**
 * What the product is made of: dist/sbom.cdx.json (CycloneDX) names every package that is shipped; and whether a hole of
 * a high or critical kind is known in one of them. Where the list of holes cannot be reached, that is said, and nothing
 * else is held against the build.
 */
import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { home } from './steps.ts'

type Audit = {
  vulnerabilities?: Record<string, { name: string; severity: string; range: string; fixAvailable: unknown }>
}

/** What npm says; `npm audit` ends with an error when it has found something, and says it all the same. */
async function npm(...args: string[]): Promise<string> {
  const asked = promisify(execFile)('npm', args, { cwd: home, maxBuffer: 64 * 1024 * 1024 })
  const { stdout } = await asked.catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }))
  return stdout
}

async function writeBill(): Promise<number> {
  const bill = await npm('sbom', '--omit=dev', '--sbom-format=cyclonedx')
  const { components } = JSON.parse(bill) as { components: unknown[] }
  const folder = path.join(home, 'dist')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'sbom.cdx.json'), bill)
  return components.length
}

async function knownHoles(): Promise<string[] | null> {
  const said = await npm('audit', '--omit=dev', '--json')
  const { vulnerabilities } = JSON.parse(said || '{}') as Audit
  if (!vulnerabilities) return null
  return Object.values(vulnerabilities)
    .filter(({ severity }) => severity === 'high' || severity === 'critical')
    .map(({ name, severity, range }) => `${name} ${range}: ${severity}`)
}

process.stdout.write(`${await writeBill()} packages are shipped: dist/sbom.cdx.json\n`)
const holes = await knownHoles()
if (holes === null) process.stdout.write('The list of known holes cannot be reached from here.\n')
else process.stdout.write(holes.length > 0 ? `Known holes:\n${holes.join('\n')}\n` : 'No known holes.\n')
process.exitCode = holes && holes.length > 0 ? 1 : 0
