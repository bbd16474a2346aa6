/** Reads the program's own source the way the architecture test wants it. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ESTree, parseSync } from 'vite'

export const home = fileURLToPath(new URL('../..', import.meta.url))

export type Import = {
  /** A file of ours (`src/basics/days.ts`), or a package (`zod`, `node:fs`). */
  to: string
  /** False when only types are imported: nothing of it remains when the program runs. */
  value: boolean
  names: string[]
}

export type Func = { name: string; line: number; lines: number }

export type Source = {
  /** From the project's folder, with slashes: `src/features/people/rules.ts`. */
  file: string
  text: string
  lines: number
  imports: Import[]
  functions: Func[]
  program: ESTree.Program
}

/** All TypeScript below src, tests included; or what another pattern names. */
export function readSources(pattern = 'src/**/*.{ts,tsx}'): Source[] {
  return globSync(pattern, { cwd: home })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => !file.endsWith('.d.ts'))
    .sort()
    .map(readSource)
}

function readSource(file: string): Source {
  const text = readFileSync(path.join(home, file), 'utf8')
  const { program, module, errors } = parseSync(file, text)
  const [error] = errors
  if (error) throw new Error(`${file}: ${error.message}`)
  const imports = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      to: target(file, moduleRequest.value),
      value: entries.length === 0 || entries.some((entry) => !entry.isType),
      names: entries.map((entry) => entry.importName.name ?? ''),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType, importName }) =>
        moduleRequest
          ? [{ to: target(file, moduleRequest.value), value: !isType, names: [importName.name ?? ''] }]
          : [],
      ),
    ),
    ...module.dynamicImports.flatMap(({ moduleRequest }) => {
      const [, name] = /^['"](.+)['"]$/.exec(text.slice(moduleRequest.start, moduleRequest.end)) ?? []
      return name ? [{ to: target(file, name), value: true, names: [] }] : []
    }),
  ]
  return {
    file,
    text,
    lines: lineAt(text, text.trimEnd().length),
    imports,
    functions: functionsOf(program, text),
    program,
  }
}

/** `#basics/days.ts` and `../days.ts` → src/basics/days.ts; anything else is a package or the world outside src. */
function target(from: string, name: string): string {
  const aliased = /^#(basics|platform|features|web|src)\/(.+)$/.exec(name)
  if (aliased) return path.posix.join('src', aliased[1] === 'src' ? '' : (aliased[1] ?? ''), aliased[2] ?? '')
  if (name.startsWith('.')) return path.posix.join(path.posix.dirname(from), name)
  return name
}

const lineAt = (text: string, position: number) => text.slice(0, position).split('\n').length

/** Every function with a block body: its name as far as it has one, and its length in lines. */
function functionsOf(program: ESTree.Program, text: string): Func[] {
  const found: Func[] = []
  walk(program, (node, parent) => {
    if (!/^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) return
    if ((node.body as Node | null)?.type !== 'BlockStatement') return
    const [line, last] = [lineAt(text, node.start), lineAt(text, node.end)]
    found.push({ name: nameOf(node, parent), line, lines: last - line + 1 })
  })
  return found
}

type Node = { type: string; start: number; end: number; [field: string]: unknown }

function nameOf(node: Node, parent: Node | null): string {
  const named = [node.id, parent?.id, parent?.key].find((one) => (one as Node | undefined)?.name)
  return ((named as Node | undefined)?.name as string | undefined) ?? '(unnamed)'
}

/** Visits every node of a syntax tree with its parent, from above. */
function walk(root: ESTree.Program, visit: (node: Node, parent: Node | null) => void): void {
  const go = (node: Node, parent: Node | null) => {
    visit(node, parent)
    for (const [field, value] of Object.entries(node)) {
      if (field === 'parent') continue
      for (const child of Array.isArray(value) ? value : [value]) {
        if (child && typeof child === 'object' && typeof child.type === 'string') go(child, node)
      }
    }
  }
  go(root as unknown as Node, null)
}

/** Groups of files that import each other's values in a circle, each once. */
export function cyclesAmong(sources: Source[]): string[][] {
  const edges = new Map(
    sources.map(({ file, imports }) => [file, imports.filter((one) => one.value).map((one) => one.to)]),
  )
  const state = new Map<string, 'open' | 'done'>()
  const trail: string[] = []
  const cycles: string[][] = []
  const go = (file: string) => {
    if (!edges.has(file) || state.get(file) === 'done') return
    if (state.get(file) === 'open') {
      cycles.push([...trail.slice(trail.indexOf(file)), file])
      return
    }
    state.set(file, 'open')
    trail.push(file)
    for (const next of edges.get(file) ?? []) go(next)
    trail.pop()
    state.set(file, 'done')
  }
  for (const { file } of sources) go(file)
  return cycles
}

/** Names of features in the order of the list in src/features.ts. */
export function orderOfFeatures(): string[] {
  const text = readFileSync(path.join(home, 'src/features.ts'), 'utf8')
  const folders = new Map(
    [...text.matchAll(/import \{ (?:\w+ as )?(\w+) \} from '#features\/([a-z-]+)\/feature\.ts'/g)].map(
      ([, name, folder]) => [name, folder],
    ),
  )
  const list = /features: Feature\[\] = \[([^\]]*)\]/.exec(text)?.[1] ?? ''
  return list.split(',').flatMap((name) => folders.get(name.trim()) ?? [])
}

/** Each table with the file of database/migrations that creates it. */
export function tablesByMigration(): Map<string, string> {
  const folder = path.join(home, 'database/migrations')
  const files = existsSync(folder) ? globSync('*.sql', { cwd: folder }).sort() : []
  return new Map(
    files.flatMap((file) => {
      const text = readFileSync(path.join(folder, file), 'utf8')
      return [...text.matchAll(/create table (?:if not exists )?(\w+)/gi)].map(([, table]) => [
        table as string,
        file,
      ])
    }),
  )
}
