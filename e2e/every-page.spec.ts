import type { Page } from '@playwright/test'
import { violationsOf } from './accessible.ts'
import { actsOf, inElder, onDesk, type Rest, sideways, smallThings, walk } from './every-page.ts'
import { expect, type Person, people, test } from './stage.ts'

/** What the phone has in another place: in the dialog of the act, in one field of choices, behind a heading to unfold, on the whole card. */
const elsewhere: Record<string, RegExp> = {
  '/affairs/:id': /^常用语$/,
  '/statistics': /情况$|^党员年龄与学历$/,
  '/differences': /^处理$|^查看$/,
  '/alerts': /\d$/,
}

/** What is looked at on each page of somebody: the walk is the dear part, so one walk looks at all of it. */
type Look = (page: Page, kind: string, rest: Rest) => Promise<string[]>

const fits: Look = async (page) => {
  const wide = await sideways(page)
  const text = await page.locator('main, .verify').first().textContent()
  return [
    ...(wide ? [`sticks out by ${wide}`] : []),
    ...(/请(?:使用|用|在|到)电脑/.test(text ?? '') ? ['sends people to a computer'] : []),
  ]
}

/** The phone can do what the same page can on the desktop. */
const doesAll: Look = async (page, kind, rest) => {
  const there = await onDesk(page, rest, () => actsOf(page))
  const here = await actsOf(page)
  const lacking = there.filter((act) => !here.includes(act) && !elsewhere[kind]?.test(act))
  return lacking.length > 0 ? [`lacks ${lacking.join('、')}`] : []
}

/** 长辈版 is large enough to read and to press. */
const isLarge: Look = (page, _kind, rest) =>
  inElder(page, rest, async () => {
    const wide = await sideways(page)
    return [...(wide ? [`sticks out by ${wide}`] : []), ...(await smallThings(page))].map(
      (one) => `in 长辈版 ${one}`,
    )
  })

// Whoever is a secretary, of a committee and of the department at once has every page that there is.
const looks: Partial<Record<Person, Look[]>> = {
  member: [isLarge, doesAll],
  secretary: [isLarge],
  several: [violationsOf, doesAll],
}

test.describe('Every page on the phone', { tag: '@phone' }, () => {
  test.setTimeout(600_000)

  for (const who of Object.keys(people) as Person[])
    test(`of ${who} fits the screen, sends nobody to a computer, and can be used by everybody`, async ({
      page,
      enter,
    }) => {
      await enter(who)
      const found: string[] = []
      const seen = await walk(page, async (kind, rest) => {
        for (const look of [fits, ...(looks[who] ?? [])])
          for (const one of await look(page, kind, rest)) found.push(`${kind} ${one}`)
      })
      expect(found).toEqual([])
      expect(seen).toBeGreaterThan(30)
    })
})
