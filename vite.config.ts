import { fileURLToPath } from 'node:url'
import { minifyContractRouter } from '@orpc/contract'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, runnerImport } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * `virtual:contracts`: the merged contract without its schemas (method, path and meta of each endpoint only),
 * so that the browser's first load holds no zod. Types come from src/contracts.ts itself.
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
      return `export const contracts = ${JSON.stringify(minifyContractRouter(module.contracts))}`
    },
  }
}

export default defineConfig({
  root: at('src/web'),
  plugins: [contractsForTheBrowser(), react()],
  // The host is passed on as it came: the program takes writes only from pages of the address that it was asked at.
  server: {
    proxy: { '/api': { target: process.env.ZHIBU_URL ?? 'http://127.0.0.1:3000', changeOrigin: false } },
  },
  build: {
    outDir: at('dist/web'),
    emptyOutDir: true,
    manifest: true,
    target: ['chrome109', 'safari15.4', 'firefox115'],
    chunkSizeWarningLimit: 700,
  },
})
