import type { Page } from '@playwright/test'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

const dialogOf = (page: Page) => page.getByRole('dialog').last()
const columns =
  '工号,姓名,性别,民族,出生日期,学历,工作岗位,人员状态,政治面貌,所在党支部编码,入党日期,转正日期,手机号码,备注'

/** A small feed of changes: two people nobody knows yet, one of them from nowhere. */
const feed = (mark: string) => ({
  name: `人员变动-${mark}.csv`,
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      columns,
      `X${mark}1,林一𬭎,女,汉族,1996-03-08,大学本科,工人,在职,群众,,,,13800001111,请核`,
      `X${mark}2,周二平,男,火星族,1996-03-08,大学本科,工人,在职,群众,,,,,`,
    ].join('\r\n'),
  ),
})

async function upload(page: Page, mark: string): Promise<void> {
  await page.getByRole('button', { name: '上传主数据' }).click()
  await dialogOf(page)
    .getByText('仅变动')
    .or(dialogOf(page).getByText('变动', { exact: true }))
    .first()
    .click()
  await dialogOf(page).locator('input[type=file]').setInputFiles(feed(mark))
  await expect(page).toHaveURL(/\/feeds\/\d+/)
  await expect(page.getByRole('button', { name: '采用', exact: true })).toBeVisible({ timeout: 30_000 })
}

test.describe('A feed', () => {
  test('is compared first, row by row, and taken when somebody says so', async ({ page, enter, phone }) => {
    const mark = `${Date.now() % 1_000_000}${phone ? 'p' : 'd'}`
    await enter('department', '/feeds')
    await upload(page, mark)
    await expect(page.getByText('备注', { exact: false }).first()).toBeVisible()
    await expect(page.getByText(/民族“火星族”/).first()).toBeVisible()
    await expectNoSideways(page)
    await expectAccessible(page)
    await page.getByRole('button', { name: /^新增 1/ }).click()
    await expect(page.getByText('138****1111')).toBeVisible()

    const arriving = page.waitForEvent('download')
    await page.getByRole('link', { name: '退回的人员' }).click()
    expect((await arriving).suggestedFilename()).toMatch(/退回\.xlsx$/)

    await page.getByRole('button', { name: '采用', exact: true }).click()
    await dialogOf(page).getByRole('button', { name: '采用', exact: true }).click()
    await expect(page.getByText('已采用').first()).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText('一致', { exact: true })).toBeVisible()

    await page.goto('/feeds')
    await arrived(page)
    await upload(page, mark)
    await expect(page.getByText('林一')).toHaveCount(0)
    await page.getByRole('button', { name: '放弃' }).click()
    await expect(page.getByText('已放弃').first()).toBeVisible()
  })

  test.describe('that is none', () => {
    test.use({ expected: [/400/] })
    test('is refused at once, saying which columns are missing', async ({ page, enter }) => {
      await enter('department', '/feeds')
      await page.getByRole('button', { name: '上传主数据' }).click()
      await dialogOf(page)
        .locator('input[type=file]')
        .setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from('工号,姓名\n1,甲\n') })
      await expect(dialogOf(page).getByText(/缺少必需的列：性别、民族、出生日期/)).toBeVisible()
    })
  })
})

/** Opens the first difference of the list: beside it on the desktop, on a page of its own on the phone. */
async function openFirst(page: Page, phone: boolean) {
  if (phone) await page.locator('.card-link').first().click()
  else await page.getByRole('button', { name: '处理' }).first().click()
  const shown = phone ? page.locator('main') : dialogOf(page)
  await expect(shown.getByText('生效日期')).toBeVisible()
  return shown
}

test.describe('The inbox of differences', () => {
  test('shows both sides, asks the branch, and is decided with a reason', async ({ page, enter, phone }) => {
    await enter('department', '/differences')
    await expectNoSideways(page)
    await expectAccessible(page)
    const shown = await openFirst(page, phone)
    await expect(shown.getByRole('columnheader', { name: '名册' })).toBeVisible()
    await expect(shown.getByRole('columnheader', { name: '主数据' })).toBeVisible()
    await expectAccessible(page)
    await shown.getByRole('button', { name: '询问支部' }).click()
    await dialogOf(page).getByRole('textbox').fill('请核对本人的情况')
    await dialogOf(page).getByRole('button', { name: '发出询问' }).click()
    await expect(page.getByText('问：请核对本人的情况')).toBeVisible()
    await shown.getByRole('button', { name: '不采纳' }).click()
    await dialogOf(page).getByRole('textbox').fill('主数据录入错误')
    await dialogOf(page).getByRole('button', { name: '不采纳' }).click()
    await expect(page.getByText('不采纳，同样的情况不再提出')).toBeVisible()
  })

  test('opens a transfer when a member moves; the difference shows how it stands', async ({
    page,
    enter,
    phone,
  }) => {
    await enter('department', '/differences?kinds=moved')
    const shown = await openFirst(page, phone)
    const address = phone ? page.url() : null
    const title =
      (await page
        .getByRole('heading', { name: / · 调动/ })
        .first()
        .textContent()) ?? ''
    const name = title.split(' · ')[0] ?? ''
    await expect(shown.getByText('采纳就是发起组织关系转接')).toBeVisible()
    await shown.getByRole('button', { name: '采纳并发起转接' }).click()
    await expect(dialogOf(page).getByText('名册现在不变')).toBeVisible()
    await dialogOf(page).getByLabel('党费交至').fill('2026-10')
    await dialogOf(page).getByLabel('依据').fill('人事调令')
    await expectNoSideways(page)
    await expectAccessible(page)
    await dialogOf(page).getByRole('button', { name: '发起转接' }).click()
    await expect(page).toHaveURL(/\/transfers\/\d+/)
    await expect(page.locator('main')).toContainText(name)
    await page.goto(address ?? `/differences?status=accepted&text=${encodeURIComponent(name)}`)
    await arrived(page)
    await expect(page.locator('main').getByText('支部已发起').first()).toBeVisible()
    if (phone) await page.getByRole('link', { name: '已发起转接' }).click()
    else {
      await page.getByRole('button', { name: '查看' }).first().click()
      await dialogOf(page).getByRole('link', { name: '已发起转接' }).click()
    }
    await expect(page).toHaveURL(/\/transfers\/\d+/)
    await expectNoSideways(page)
  })

  test('begins the transfers of several members at once', async ({ page, enter, phone }) => {
    await enter('department', '/unit-changes')
    if (phone) {
      // The phone takes them one by one.
      await expect(page.getByRole('button', { name: '发起转接' }).first()).toBeVisible()
      await page.getByRole('button', { name: '发起转接' }).first().click()
      await expect(dialogOf(page).getByText('名册现在不变')).toBeVisible()
      await dialogOf(page).getByRole('button', { name: '取消' }).click()
      return
    }
    for (const box of (await page.locator('tbody input[type=checkbox]').all()).slice(0, 2)) await box.check()
    await page.getByRole('button', { name: '一起发起转接' }).click()
    await expect(dialogOf(page).getByText('成为一批')).toBeVisible()
    await dialogOf(page).getByRole('button', { name: '发起转接' }).click()
    await expect(dialogOf(page).getByText('已发起 2 人的转接')).toBeVisible()
    await expectAccessible(page)
    await dialogOf(page).getByRole('button', { name: '知道了' }).click()
  })

  test('does the act when it is accepted', async ({ page, enter, phone }) => {
    await enter('department', '/differences?kinds=retired')
    const shown = await openFirst(page, phone)
    const who =
      (await page
        .getByRole('heading', { name: / · 离退休/ })
        .first()
        .textContent()) ?? ''
    await shown.getByRole('button', { name: '采纳', exact: true }).click()
    await dialogOf(page).getByLabel('依据').fill('退休审批表')
    await expectAccessible(page)
    await dialogOf(page).getByRole('button', { name: '采纳并办理' }).click()
    await expect(page.getByText('已采纳并办理')).toBeVisible()
    await page.goto(`/differences?status=accepted&text=${encodeURIComponent(who.split(' · ')[0] ?? '')}`)
    await arrived(page)
    await expect(page.getByText('已采纳').first()).toBeVisible()
  })
})
