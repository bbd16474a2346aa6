import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What stands in the way of people who see badly or use no mouse, as far as a program can tell: one line for each place. */
export async function violationsOf(page: Page): Promise<string[]> {
  await standsStill(page)
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'], preload: false })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa'])
    // The pages have no frames of other sites: there is no need of a second page to put the answers together.
    .setLegacyMode()
    .analyze()
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
