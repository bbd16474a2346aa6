/** What needs time to pass: an approval given by phone, the digest of the day. Near the end, for the clock never goes back. */
import type { Page } from '@playwright/test'
import {
  arrived,
  expect,
  expectAccessible,
  expectNoSideways,
  minuteThere,
  passMinutes,
  test,
} from './stage.ts'

const dialogOf = (page: Page) => page.getByRole('dialog')
const button = (page: Page, name: string) => page.locator('main').getByRole('button', { name, exact: true })

/** What the page shows once the program has done what waits. */
async function comes(page: Page, words: string | RegExp): Promise<void> {
  await expect(async () => {
    await page.reload()
    await arrived(page)
    await expect(page.getByText(words).first()).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 100_000 })
}

/** Many short messages were sent to the same few people by the journeys before: the limit of the hour is put up. */
async function allowMany(page: Page): Promise<void> {
  await page.getByRole('button', { name: '设置' }).first().click()
  await dialogOf(page).getByLabel('每个号码每小时最多条数').fill('100')
  await dialogOf(page).getByLabel('原因').fill('集中办理')
  await dialogOf(page).getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('已保存')).toBeVisible()
}

test('An approval is given by phone: a code, an answer, the time to take it back, the result', async ({
  page,
  enter,
  phone,
}) => {
  test.setTimeout(240_000)
  // No short message goes out at night.
  if (minuteThere() >= 19 * 60 || minuteThere() < 8 * 60) passMinutes((33 * 60 - minuteThere()) % (24 * 60))
  await enter('department', '/message-channels')
  await allowMany(page)

  await enter('secretary', '/matters/new')
  const title = `关于组织义务劳动的请示（${phone ? '手机' : '电脑'}）`
  await page.getByLabel('标题').fill(title)
  await page.getByLabel('内容').fill('拟于周末组织一次，约需半天，请审批。')
  await button(page, '报送审批').click()
  await expect(page).toHaveURL(/\/affairs\/\d+/)
  await arrived(page)
  const address = new URL(page.url()).pathname
  const number = address.split('/').at(-1)

  await enter('committee', '/own-sms-approval')
  await expect(page.getByText('正在使用')).toBeVisible()
  await expectAccessible(page)
  await expectNoSideways(page)
  await page.goto(address)
  await arrived(page)
  if (phone) await button(page, '同意').click()
  else await page.getByLabel('我的意见').fill('安排妥当，请审批。')
  if (phone) await dialogOf(page).getByRole('textbox').fill('安排妥当，请审批。')
  await (phone ? dialogOf(page) : page.locator('main'))
    .getByRole('button', { name: '同意', exact: true })
    .click()
  await expect(page.locator('.timeline').getByText('安排妥当，请审批。')).toBeVisible()

  await enter(
    'department',
    `/message-deliveries?text=${encodeURIComponent(`编号${number}，一般事项]，同意回`)}`,
  )
  await comes(page, /同意回1 \d{6}/)
  const text =
    (await page
      .getByText(/同意回1 \d{6}/)
      .first()
      .textContent()) ?? ''
  const code = /回1 (\d{6})/.exec(text)?.[1] ?? ''
  await page.getByRole('button', { name: '演示回复' }).first().click()
  await dialogOf(page).getByLabel('回复内容').fill(`１ ${code}`)
  await expectAccessible(page)
  await dialogOf(page).getByRole('button', { name: '回复', exact: true }).click()
  await expect(dialogOf(page)).toHaveCount(0)

  await page.goto('/sms-attempts')
  await comes(page, '已收下，等待生效')
  await expectAccessible(page)
  await expectNoSideways(page)

  passMinutes(11)
  await enter('secretary', address)
  await comes(page, '同意（短信）')
  await expect(page.getByText('已通过').first()).toBeVisible()
  await page.goto('/messages')
  await arrived(page)
  await expect(page.getByText('短信办理：一般事项').first()).toBeVisible()
})

test('What is not urgent comes as one short message in the morning', async ({ page, enter }) => {
  test.setTimeout(240_000)
  await enter('department', '/alert-rules')
  await page.getByRole('button', { name: '立即核对' }).click()
  await expect(page.getByText(/已核对：新提醒 \d+ 条/)).toBeVisible({ timeout: 60_000 })
  await page.goto('/message-deliveries?status=queued')
  await arrived(page)
  await expect(page.getByText('并入每日汇总').first()).toBeVisible()

  // 08:31 of the next day: the digest of 08:30 has come.
  passMinutes((8 * 60 + 31 - minuteThere() + 24 * 60) % (24 * 60) || 24 * 60)
  await enter('department', '/message-deliveries?channel=sms')
  await comes(page, /您有\d+项待办和提醒，请登录平台查看。/)
  await page.goto('/message-deliveries?status=dropped')
  await arrived(page)
  await expect(page.getByText('已并入每日汇总').first()).toBeVisible()
  await expectAccessible(page)
  await expectNoSideways(page)
})
