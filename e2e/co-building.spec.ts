import type { Page } from '@playwright/test'
import { after, choose, chooseOrganization, dialogOf, submit } from './requesting.ts'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

const main = (page: Page) => page.getByRole('main')

/** Opens a dialog by a button of the page. */
async function open(page: Page, button: string): Promise<void> {
  await main(page).getByRole('button', { name: button, exact: true }).click()
  await expect(dialogOf(page)).toBeVisible()
}

async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) {
    const input = dialogOf(page).getByLabel(label).first()
    await input.fill(value)
    await input.press('Tab')
  }
}

async function openTab(page: Page, title: string): Promise<void> {
  await main(page).getByRole('tab', { name: title }).click()
  await arrived(page)
}

/** The village beside the branch of whoever is signed in, opened from the list. */
async function openOwnVillage(page: Page): Promise<string> {
  await main(page).locator('a[href*="/villages/"]').first().click()
  await expect(page).toHaveURL(/\/villages\/\d+/)
  await arrived(page)
  return page.locator('h1').evaluate((heading) => heading.firstChild?.textContent ?? '')
}

/** 1,000 万元 at 10 %, all of it from two funds; since more than a year. */
async function register(page: Page, name: string, phone: boolean): Promise<void> {
  await open(page, '登记项目')
  await chooseOrganization(page, '牵头党委', '启明所')
  await choose(page, '项目类型', '家禽养殖', phone)
  await fill(page, {
    项目名称: name,
    '县（市、区）': '青禾县',
    '镇（街道）': '青禾镇',
    '平台公司（投资）': '青禾县乡村投资有限公司',
    经营企业: '禾丰农牧有限公司',
    '总投资（万元）': '1000',
    合作起始日期: after(-400),
  })
  await expectAccessible(page)
  await submit(page, '登记')
  await expect(page).toHaveURL(/\/co-building-projects\/\d+/)
  await arrived(page)

  await open(page, '登记资金来源')
  await choose(page, '来源', '驻镇帮镇扶村资金', phone)
  await fill(page, { 名称: '帮镇扶村资金', '金额（万元）': '600' })
  await expect(dialogOf(page).getByText('还差 400.00 万元')).toBeVisible()
  await dialogOf(page).getByRole('button', { name: '保存', exact: true }).click()
  await expect(dialogOf(page).getByText(/少于总投资 10,000,000\.00 元，相差 4,000,000\.00 元/)).toBeVisible()
  await fill(page, { '金额（万元）': '1000' })
  await expect(dialogOf(page).getByText(/等于总投资$/)).toBeVisible()
  await submit(page, '保存')
}

/** Three villages of a town share alike, one of them given. */
async function share(page: Page, village: string): Promise<void> {
  await open(page, '登记受益村')
  const dialog = dialogOf(page)
  await dialog.getByLabel('查找村').fill('青禾镇')
  await dialog.getByRole('checkbox', { name: village }).check()
  for (const count of [2, 3]) {
    await dialog.locator('input[type="checkbox"]:not(:checked)').first().check()
    await expect(dialog.getByText(`已选 ${count} 个村`)).toBeVisible()
  }
  await expectAccessible(page)
  await submit(page, '保存')
}

/** The return of the first year has come; it is divided, and no fen is lost. */
async function distribute(page: Page): Promise<void> {
  await openTab(page, '收付')
  await open(page, '登记收付')
  await expect(dialogOf(page).getByLabel('金额（万元）')).toHaveValue('100')
  await fill(page, { 凭证编号: '收-1' })
  await submit(page, '登记')
  await expect(main(page).getByText('1,000,000.00').first()).toBeVisible()

  await openTab(page, '收益分配')
  await open(page, '登记分配决定')
  const dialog = dialogOf(page)
  await expect(dialog.getByLabel('分配金额（万元）')).toHaveValue('100')
  await expect(dialog.getByText('333,333.34')).toHaveCount(1)
  await expect(dialog.getByText('333,333.33')).toHaveCount(2)
  await fill(page, { '决定（会议或文号）': '联席会议纪要第1号' })
  await expectAccessible(page)
  await submit(page, '登记')
  await expect(main(page).getByText('0/3 个村到账')).toBeVisible()
}

test.describe('政企村共建', () => {
  // Funds that do not add up are refused on the way.
  test.use({ expected: [/409 .*\/funds$/] })

  test('a committee leads a project to a distribution without a fen lost, and a village writes down what came', async ({
    page,
    enter,
    phone,
  }) => {
    test.slow()
    const name = `新田养殖小区（${phone ? '手机' : '电脑'}）`
    await enter('secretary', '/villages')
    const village = await openOwnVillage(page)

    await enter('committee', '/co-building-projects')
    await register(page, name, phone)
    await share(page, village)
    await open(page, '登记立项')
    await fill(page, { 完成日期: after(-420), '依据（文号）': '研委复〔2025〕9号' })
    await submit(page, '登记')
    await expect(main(page).getByText('研委复〔2025〕9号')).toBeVisible()
    await expectNoSideways(page)
    await expectAccessible(page)
    await distribute(page)
    const address = new URL(page.url()).pathname

    await openTab(page, '收益测算')
    await main(page).getByRole('button', { name: '第1年', exact: true }).click()
    await expect(dialogOf(page).getByText('收-1')).toBeVisible()
    await expectAccessible(page)
    await dialogOf(page).getByRole('button', { name: '关闭' }).click()
    await expectNoSideways(page)

    await enter('secretary', `${address}?tab=distributions`)
    await expect(main(page).getByRole('button', { name: /^登记.+到账$/ })).toHaveCount(1)
    await open(page, `登记${village}到账`)
    await fill(page, { 收据编号: '村收-1' })
    await submit(page, '登记')
    await expect(main(page).getByText('1/3 个村到账')).toBeVisible()
    await expectNoSideways(page)
    await expectAccessible(page)

    await page.goto('/villages')
    await arrived(page)
    await openOwnVillage(page)
    await main(page)
      .getByRole('button', { name: /其中项目分红/ })
      .click()
    await expect(dialogOf(page).getByRole('link', { name })).toBeVisible()
    await expect(
      dialogOf(page)
        .getByText(/333,333\.3[34]/)
        .first(),
    ).toBeVisible()
    await expectAccessible(page)
    await expectNoSideways(page)
  })

  test('the department opens a number of the board, takes the statistics along, and follows the report line by line', async ({
    page,
    enter,
  }) => {
    await enter('department', '/co-building')
    await expectNoSideways(page)
    await expectAccessible(page)
    const saving = page.waitForEvent('download')
    await main(page).getByRole('link', { name: '导出 Excel' }).click()
    expect((await saving).suggestedFilename()).toMatch(/^政企村共建统计_\d{4}.*\.xlsx$/)

    await main(page)
      .getByRole('button', { name: /^青禾县/ })
      .click()
    await main(page).getByRole('region', { name: '青禾县' }).getByRole('link').last().click()
    await expect(page).toHaveURL(/\/villages\?.*above=15/)
    await arrived(page)
    await expect(main(page).getByText('达 15 万元').first()).toBeVisible()
    await expect(main(page).getByText('不到 10 万元')).toHaveCount(0)

    await page.goto('/co-building-derivation')
    await arrived(page)
    await expect(main(page).getByText('7.73 亿元').first()).toBeVisible()
    await expect(main(page).getByText('相符', { exact: true })).toHaveCount(8)
    await expectNoSideways(page)
    await expectAccessible(page)
  })
})
