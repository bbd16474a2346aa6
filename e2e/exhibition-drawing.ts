import type { test } from './stage.ts'

const flags = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
]

/** Whether the window draws in three dimensions is decided when the browser starts: a file with this has one that does. */
export const drawing: Parameters<typeof test.use>[0] = {
  // biome-ignore lint/correctness/noEmptyPattern: the way fixtures are written
  launchOptions: async ({}, use, info) => {
    const { launchOptions } = info.project.use
    const asBefore = (launchOptions?.args ?? []).filter((one) => one !== '--disable-gpu')
    await use({ ...launchOptions, args: [...asBefore, ...flags] })
  },
}
