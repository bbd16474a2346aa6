import type { Page } from '@playwright/test'
import axe from 'axe-core'

const options = {
  resultTypes: ['violations'] as 'violations'[],
  runOnly: { type: 'tag' as const, values: ['wcag2a', 'wcag2aa', 'wcag21aa'] },
  preload: false,
}

/** What stands in the way of people who see badly or use no mouse, as far as a program can tell: one line for each place. */
export async function violationsOf(page: Page): Promise<string[]> {
  await standsStill(page)
  // Read once for as long as the window stays with its document: pages that follow each other within the program share it.
  for (const frame of page.frames())
    if (!(await frame.evaluate(() => 'axe' in window).catch(() => true))) await frame.evaluate(axe.source)
  const violations = await page.evaluate(async (how) => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, how)
    return violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })),
    }))
  }, options)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`),
  )
}

/** What is just fading in has not its colours yet. */
const standsStill = (page: Page) =>
  page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame)
    // What begins to fade does so in the frame after next.
    await frame()
    await frame()
    const ending = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    await Promise.allSettled(ending.map((one) => one.finished))
  })
