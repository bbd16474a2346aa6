import type { Page } from '@playwright/test'
import { arrived, expect, expectAccessible, expectNoSideways, type Person, test } from './stage.ts'

type Enter = (who: Person, address?: string) => Promise<void>

const selfText = '一年来按时参加组织生活，完成攻关任务；与同志们谈心不够主动，今后改进。'
const dialogOf = (page: Page) => page.getByRole('dialog').last()
const step = (page: Page, name: string) =>
  expect(page.locator('.appraisal-path [aria-current="step"]')).toContainText(name)

/** The round that runs in the branch of the demo people, by its address. */
async function openRound(page: Page, enter: Enter): Promise<string> {
  await enter('secretary', '/appraisals?state=running')
  await page.getByText('第八研究室').last().click()
  await expect(page).toHaveURL(/\/appraisals\/\d+/)
  await arrived(page)
  return new URL(page.url()).pathname
}

const advance = async (page: Page, name: string) => {
  await page.getByRole('button', { name: `进入${name}`, exact: true }).click()
  await step(page, name)
}

async function writeOwn(page: Page): Promise<void> {
  await page.getByLabel('个人自评').fill(selfText)
  await page.getByRole('button', { name: '保存自评' }).click()
  await expect(page.getByText('已保存').first()).toBeVisible()
}

async function vote(page: Page, enter: Enter, who: Person): Promise<void> {
  await enter(who, '/my-appraisal')
  const ballots = page.locator('.appraisal-ballot')
  for (const at of [0, 1, 2]) await ballots.nth(at).getByText('合格', { exact: true }).click()
  await page.getByRole('button', { name: '投票', exact: true }).click()
  await expect(dialogOf(page)).toContainText('按弃权计')
  await dialogOf(page).getByRole('button', { name: '投票' }).click()
  await expect(page.getByText('平台没有记下您投了什么')).toBeVisible()
}

/** The tellers' counts of the paper ballots of those who did not vote on the phone: everybody 合格. */
async function countPaper(page: Page, ballots: number): Promise<void> {
  await page.getByRole('tab', { name: '民主测评' }).click()
  await page.getByRole('button', { name: '录入纸质票计数' }).click()
  const dialog = dialogOf(page)
  await dialog.getByLabel('收回').fill(String(ballots))
  await dialog.getByLabel('监票人、计票人').fill('监票人甲、计票人乙')
  for (const field of await dialog.getByLabel('合格', { exact: true }).all())
    await field.fill(String(ballots))
  await dialog.getByRole('button', { name: '保存计数' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(`${ballots} 张，废票 0 张`)).toBeVisible()
}

async function judge(page: Page): Promise<void> {
  await page.getByRole('tab', { name: '组织评定' }).click()
  const grades = page.getByLabel(/的等次$/)
  const opinions = page.getByLabel(/的评定意见$/)
  for (const one of await grades.all()) await one.selectOption('合格')
  for (const one of await opinions.all()) await one.fill('认真履职，希望多联系群众。')
  await grades.first().selectOption('优秀')
  await page.getByRole('button', { name: /^保存 \d+ 人$/ }).click()
  await expect(page.getByText('已保存')).toBeVisible()
}

test.describe('An appraisal', () => {
  test('goes from the self-appraisal on the phone to the grade that is told to each', async ({
    page,
    enter,
  }) => {
    test.setTimeout(240_000)
    const address = await openRound(page, enter)
    await step(page, '个人自评')
    await expectAccessible(page)
    await expectNoSideways(page)
    await expect(page.getByRole('button', { name: '进入党员互评', exact: true })).toBeDisabled()

    await enter('member', '/my-appraisal')
    await writeOwn(page)
    await expectAccessible(page)
    await expectNoSideways(page)
    await enter('secretary', '/my-appraisal')
    await writeOwn(page)

    await page.goto(address)
    await arrived(page)
    await advance(page, '党员互评')
    await enter('member', '/my-appraisal')
    const about = page.locator('.appraisal-people > li').first()
    const name = (await about.locator('strong').textContent()) ?? ''
    await about.getByRole('button', { name: '写意见' }).click()
    await dialogOf(page).getByLabel('意见').fill('业务扎实，希望多带新同志。')
    await dialogOf(page).getByRole('button', { name: '保存' }).click()
    await expect(about).toContainText('业务扎实')

    await enter('secretary', address)
    await expect(page.locator('.appraisal-people > li', { hasText: name })).toContainText('互评 1 条')
    await advance(page, '民主测评')
    await vote(page, enter, 'member')
    await expectAccessible(page)
    await expectNoSideways(page)
    await vote(page, enter, 'secretary')
    await enter('secretary', address)
    await countPaper(page, 4)
    await page.getByRole('tab', { name: /党员/ }).click()
    await advance(page, '组织评定')

    await judge(page)
    await expectAccessible(page)
    await expectNoSideways(page)
    await page.getByRole('button', { name: '告知本人' }).click()
    await expect(page.getByRole('button', { name: '办结' })).toBeEnabled()

    await enter('member', '/my-appraisal')
    await expect(page.locator('.appraisal-grade')).toHaveText(/优秀|合格/)
    await page.getByRole('button', { name: '我有不同意见' }).click()
    await dialogOf(page).getByLabel('意见和理由').fill('请复核我参加主题党日的情况。')
    await dialogOf(page).getByRole('button', { name: '提交' }).click()
    await expect(page.getByText('等待答复')).toBeVisible()

    await enter('secretary', `${address}?tab=opinions`)
    await expect(page.getByRole('button', { name: '办结' })).toBeDisabled()
    await page.getByRole('button', { name: '答复' }).click()
    await dialogOf(page).getByLabel('答复').fill('已复核考勤记录，评定意见不变。')
    await dialogOf(page).getByRole('button', { name: '答复' }).click()
    await page.getByRole('button', { name: '办结' }).click()
    await dialogOf(page).getByRole('button', { name: '办结' }).click()
    await expect(page.getByText('已经办结，内容不再改动。')).toBeVisible()

    await enter('committee', '/appraisals?state=closed')
    await expect(page.getByText('第八研究室').last()).toBeVisible()
    await expectNoSideways(page)
  })
})

test.describe('整改清单', () => {
  test('is followed until it is confirmed', async ({ page, enter }) => {
    await enter('secretary', '/rectifications?state=open')
    await expectAccessible(page)
    await page.getByText('青年党员在急难任务中作用发挥不够').last().click()
    await expect(page).toHaveURL(/\/rectifications\/\d+/)
    await arrived(page)
    await page.getByRole('button', { name: '登记整改完成' }).click()
    await dialogOf(page).getByLabel('整改情况').fill('已成立两支突击队，完成三项攻关。')
    await dialogOf(page)
      .locator('input[type="file"]')
      .setInputFiles({ name: '突击队名单.txt', mimeType: 'text/plain', buffer: Buffer.from('名单') })
    await dialogOf(page).getByRole('button', { name: '登记', exact: true }).click()
    await expect(page.getByText('突击队名单.txt')).toBeVisible()
    await page.getByRole('button', { name: '确认销号' }).click()
    await expect(page.getByText('已销号').first()).toBeVisible()
    await expectNoSideways(page)
  })
})
