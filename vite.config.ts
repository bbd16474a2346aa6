import { createHash } from 'node:crypto'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { minifyContractRouter } from '@orpc/contract'
import react from '@vitejs/plugin-react'
import sharp from 'sharp'
import { defineConfig, type Plugin, runnerImport } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

type Procedure = { '~orpc': { route: { method: string; path: string; inputStructure?: string } } }
type Router = { [name: string]: Procedure | Router }
type Routes = { [name: string]: string | Routes }

const isProcedure = (one: Procedure | Router): one is Procedure => '~orpc' in one

/** `{ people: { list: 'GET /people' } }`: a third word where the input is not of the usual structure. */
function routesOf(router: object): Routes {
  return Object.fromEntries(
    Object.entries(router as Router).map(([name, one]) => {
      if (!isProcedure(one)) return [name, routesOf(one)]
      const { method, path, inputStructure } = one['~orpc'].route
      return [name, [method, path, inputStructure].filter(Boolean).join(' ')]
    }),
  )
}

/**
 * `virtual:contracts`: of the merged contract only the way to each endpoint, so that the browser's first load holds no
 * zod, no summaries and no rights (src/web/contracts.ts makes the client's contract of it). Types come from
 * src/contracts.ts itself.
 */
function contractsForTheBrowser(): Plugin {
  const name = 'virtual:contracts'
  const source = at('src/contracts.ts')
  return {
    name: 'zhibu-contracts',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    async load(id) {
      if (id !== `\0${name}`) return
      const { module, dependencies } = await runnerImport<{ contracts: Record<string, never> }>(source, {
        configFile: false,
        root: at('.'),
      })
      for (const file of [source, ...dependencies]) this.addWatchFile(file)
      return `export const routes = ${JSON.stringify(routesOf(minifyContractRouter(module.contracts)))}`
    },
  }
}

type Manifest = Record<string, { file: string; css?: string[]; assets?: string[]; imports?: string[] }>

/**
 * `service-worker.js` beside the pages: keeps the program for use without signal, with the pieces that the pages of a
 * meeting and the materials kept on the device need. The rest it keeps as it is used.
 */
function serviceWorker(): Plugin {
  const kept =
    /^index\.html$|^frames\/(?:phone|desktop)\.tsx$|^pages\/waiting\.tsx$|features\/attendance\/pages\/[\w-]+\.tsx$|features\/library\/pages\/(?:own|material)\.tsx$/
  return {
    name: 'zhibu-service-worker',
    apply: 'build',
    closeBundle() {
      const manifest: Manifest = JSON.parse(readFileSync(at('dist/web/.vite/manifest.json'), 'utf8'))
      const files = new Set<string>()
      const reader = Object.entries(manifest).flatMap(([name, { file }]) =>
        /pdfjs-dist/.test(name) ? [`/${file}`] : [],
      )
      const take = (name: string) => {
        const piece = manifest[name]
        if (!piece || files.has(piece.file)) return
        for (const file of [piece.file, ...(piece.css ?? []), ...(piece.assets ?? [])]) files.add(file)
        for (const other of piece.imports ?? []) take(other)
      }
      for (const name of Object.keys(manifest)) if (kept.test(name)) take(name)
      const list = JSON.stringify(
        [...files].filter((file) => file.startsWith('assets/')).map((file) => `/${file}`),
      )
      const version = createHash('sha256').update(JSON.stringify(manifest)).digest('hex').slice(0, 12)
      const worker = readFileSync(at('src/web/outbox/service-worker.js'), 'utf8')
      const text = `const version = '${version}'\nconst files = ${list}\nconst reader = ${JSON.stringify(reader)}\n${worker}`
      writeFileSync(at('dist/web/service-worker.js'), text)
    },
  }
}

/** The icons of the home screen, drawn of the one picture; a maskable one is cut by the phone and needs room around. */
function icons(): Plugin {
  return {
    name: 'zhibu-icons',
    apply: 'build',
    async closeBundle() {
      const drawing = readFileSync(at('src/web/public/icon.svg'), 'utf8')
      const shrunk = drawing
        .replace('rx="14"', 'rx="0"')
        .replace('<path', '<g transform="translate(32 32) scale(.76) translate(-32 -32)"><path')
        .replace('</svg>', '</g></svg>')
      const draw = (svg: string, size: number, name: string) =>
        sharp(Buffer.from(svg), { density: 72 * (size / 64) })
          .resize(size, size)
          .png()
          .toFile(at(`dist/web/${name}`))
      await Promise.all([
        draw(drawing, 192, 'icon-192.png'),
        draw(drawing, 512, 'icon-512.png'),
        draw(shrunk, 512, 'icon-maskable-512.png'),
        // Apple rounds the corners itself.
        draw(shrunk, 180, 'icon-180.png'),
        // What a browser asks for by itself where no page names an icon: a PDF, a picture, a file of JSON.
        draw(drawing, 64, 'favicon.ico'),
      ])
    },
  }
}

/** What pdf.js fetches when a document needs it: character maps, standard fonts, decoders without WebAssembly. */
function piecesOfPdfjs(): Plugin {
  return {
    name: 'zhibu-pdfjs',
    apply: 'build',
    closeBundle() {
      for (const name of ['cmaps', 'standard_fonts', 'wasm'])
        cpSync(at(`node_modules/pdfjs-dist/${name}`), at(`dist/web/pdfjs/${name}`), {
          recursive: true,
          dereference: true,
          filter: (file) => !file.endsWith('.wasm'),
        })
    },
  }
}

/**
 * What nearly every page stands on comes as two pieces. Each page names what must come with it: of forty small pieces
 * those names alone weighed 10 kB of the first load, and each was a request of its own.
 */
const pieces = [
  {
    name: 'base',
    priority: 2,
    test: /node_modules\/(?:react|react-dom|scheduler|@tanstack|@orpc|@oxc-project\/runtime)\/|rolldown\/runtime|vite\/preload-helper|virtual:contracts|src\/web\/(?:(?:call|ground|contracts|session)\.ts|kit\/(?:icon|device)\.|theme\/tokens)/,
  },
  {
    name: 'kit',
    priority: 1,
    test: /src\/web\/(?:kit\/(?:act|address|days|deed-key|facts|fields|figure|help-button|menu-button|notices|page-header|panel|show-within|status-dot)\.|scan\/scan-button)/,
  },
]

export default defineConfig({
  root: at('src/web'),
  plugins: [contractsForTheBrowser(), react(), serviceWorker(), piecesOfPdfjs(), icons()],
  // The host is passed on as it came: the program takes writes only from pages of the address that it was asked at.
  server: {
    proxy: {
      '^/(?:practice/)?api/': {
        target: process.env.ZHIBU_URL ?? 'http://127.0.0.1:3000',
        changeOrigin: false,
      },
    },
  },
  build: {
    outDir: at('dist/web'),
    emptyOutDir: true,
    manifest: true,
    target: ['chrome109', 'safari15.4', 'firefox115'],
    chunkSizeWarningLimit: 700,
    rolldownOptions: { output: { codeSplitting: { groups: pieces } } },
  },
})
