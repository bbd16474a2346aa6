import type { Page } from '@playwright/test'
import {
  meet,
  nominate,
  nominees,
  type Officer,
  prepare,
  read,
  registered,
  secretaryOfDueBranch,
  step,
  tally,
  tasksFor,
} from './electing.ts'
import { after, answer, dialogOf, draft, type Enter, type Fields, file, send } from './requesting.ts'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

type Asking = { page: Page; enter: Enter; phone: boolean; secretary: Officer }

/** The 请示 of the present step goes its whole way; then the election is opened again. */
async function requested({ page, enter, phone, secretary }: Asking, asked: Fields, reply: Fields) {
  const election = new URL(page.url()).pathname
  const title = await draft(page, step(page))
  const request = new URL(page.url()).pathname
  await send(page, asked)
  await answer(page, enter, title, { office: 'committee', leader: 'leader', phone }, reply)
  await secretary.enter(election)
  return request
}

test.describe('An election', () => {
  test('goes from the reminder to the posts in the register and its papers into the archive', async ({
    page,
    enter,
    phone,
  }) => {
    test.setTimeout(240_000)
    const secretary = await secretaryOfDueBranch(page)
    const asking = { page, enter, phone, secretary }
    await secretary.enter('/elections?state=due')
    await expectAccessible(page)
    await page.getByRole('button', { name: '发起换届' }).first().click()
    await dialogOf(page).getByLabel('拟召开党员大会日期').fill(after(30))
    await dialogOf(page).getByLabel('拟召开党员大会日期').press('Tab')
    await dialogOf(page).getByLabel('委员名额').fill('3')
    await dialogOf(page).getByRole('button', { name: '发起', exact: true }).click()
    await expect(page).toHaveURL(/\/elections\/\d+/)
    await arrived(page)
    await expect(step(page)).toContainText('研究决定')
    await expectAccessible(page)
    await expectNoSideways(page)

    const begun = await read(page)
    await meet(page, { chair: begun.officers[0], recorder: begun.officers[1] })
    const first = await requested(asking, {}, {})
    await expect(step(page)).toContainText('酝酿提名')
    const four = nominees(begun)
    await nominate(page, four)
    await nominate(page, four.slice(0, 1))
    await requested(asking, {}, {})

    await prepare(page)
    await meet(page, tasksFor(await read(page)))
    await tally(page, four[0])
    await expect(step(page)).toContainText('委员会第一次会议')
    const committee = (await read(page)).posts[0]?.elected ?? []
    await meet(page, { chair: committee[0], recorder: committee[1] })
    await tally(page)
    await expect(page.getByRole('heading', { name: '当选人员' })).toBeVisible()

    await expect(step(page)).toContainText('报告选举结果')
    const election = new URL(page.url()).pathname
    await requested(asking, {}, {})
    await enter('committee', election)
    await registered(page)
    await expectAccessible(page)

    await page.goto(`/organizations/${secretary.organizationId}`)
    await arrived(page)
    const officers = page.locator('.panel', { hasText: '班子成员' })
    for (const { name } of committee) await expect(officers).toContainText(name)

    await enter('committee', first)
    await file(page)
  })
})
