import type { Locator, Page } from '@playwright/test'
import sharp from 'sharp'
import { choose } from './admitting.ts'
import { drawing } from './exhibition-drawing.ts'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

test.use(drawing)

const dialogOf = (page: Page) => page.getByRole('dialog').last()
const drawn = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer()
const fileOf = async (name: string, width: number, height: number, background = '#7a3b2e') => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await drawn(width, height, background),
})

test.describe('An exhibition', () => {
  test('is made by one, approved by another, and visited', async ({ page, enter, phone, expected }) => {
    test.setTimeout(300_000)
    // A file that is no picture is refused, and the browser says so.
    expected.push(/400/)
    await enter('committee', '/exhibitions/desk')
    await expectAccessible(page)
    await expectNoSideways(page)
    await page.getByRole('button', { name: '新建展览' }).click()
    await dialogOf(page).getByLabel('展览名称').fill('控制所攻关图片展')
    await dialogOf(page).getByLabel('简介').fill('五个攻关小组的一年。')
    await dialogOf(page).getByRole('button', { name: '新建' }).click()
    await expect(page).toHaveURL(/\/exhibitions\/desk\/\d+/)

    await addHall(page, phone)
    await addExhibit(page)
    await placeHotspot(page)
    await submit(page)

    await enter('department', '/exhibitions/desk?state=deciding')
    await page.getByText('控制所攻关图片展').last().click()
    await expect(page).toHaveURL(/\/exhibitions\/desk\/\d+/)
    await page.getByRole('tab', { name: /发布/ }).click()
    await page.getByRole('button', { name: '审核通过并发布' }).click()
    await dialogOf(page).getByRole('button', { name: '审核通过并发布' }).click()
    await expect(page.getByText('第 1 版：已发布')).toBeVisible()

    await enter('member', '/exhibitions')
    await expectAccessible(page)
    await expectNoSideways(page)
    await page
      .locator('main')
      .getByRole('link', { name: /控制所攻关图片展/ })
      .first()
      .click()
    await expect(page.getByText('控制所攻关图片展').first()).toBeVisible()
  })

  test('has a guest book that is read before it is shown', async ({ page, enter }) => {
    // By pictures and words, where the book lies open at the end: a slow machine would change to them on the way.
    await page.addInitScript(() => localStorage.setItem('zhibu.exhibition.way', '"pictures"'))
    await enter('member', '/exhibitions')
    await page
      .locator('main')
      .getByRole('link', { name: /建院历史展/ })
      .first()
      .click()
    await arrived(page)
    await page.getByLabel('写留言').fill('第一展厅的马灯让人难忘。')
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await expect(page.getByText('等待审看')).toBeVisible()

    await enter('department', '/exhibitions/desk?tab=guests')
    await expectAccessible(page)
    await expectNoSideways(page)
    await expect(page.getByText('第一展厅的马灯让人难忘。').first()).toBeVisible()
  })
})

async function addHall(page: Page, phone: boolean): Promise<void> {
  await page.getByRole('button', { name: '添加展厅' }).click()
  await dialogOf(page).getByLabel('展厅名称').fill('第一展厅')
  await choose(page, phone, '样式', '实拍全景（自己上传）')
  await dialogOf(page).getByRole('button', { name: '添加', exact: true }).click()
  await expect(page.getByRole('heading', { name: /第一展厅/ })).toBeVisible()
  const input = page.locator('main input[type=file]').first()
  await input.setInputFiles({ name: '假的.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html>') })
  await expect(page.getByText(/不是能读出的/)).toBeVisible()
  await input.setInputFiles(await fileOf('全景.jpg', 2048, 1024))
  await expect(page.getByRole('button', { name: /放置热点/ })).toBeVisible({ timeout: 30_000 })
}

async function addExhibit(page: Page): Promise<void> {
  await page.getByRole('button', { name: '添加展品' }).click()
  const dialog = dialogOf(page)
  await dialog.getByLabel('展品名称').fill('第一块样板')
  await dialog.getByLabel('说明文字').fill('攻关小组做出的第一块样板，误差比指标小三分之一。')
  await dialog.locator('input[type=file]').setInputFiles(await fileOf('样板.jpg', 900, 600, '#34506b'))
  await expect(dialog.getByRole('button', { name: '不用图片' })).toBeVisible({ timeout: 30_000 })
  await dialog.getByRole('button', { name: '添加', exact: true }).click()
  await expect(page.getByText('第一块样板').first()).toBeVisible()
}

/** By a press in the panorama; then what the checks still miss is put right. */
async function placeHotspot(page: Page): Promise<void> {
  await page.getByRole('button', { name: /放置热点/ }).click()
  const dialog = dialogOf(page)
  await dialog.getByRole('button', { name: /全景图/ }).click({ position: { x: 120, y: 80 } })
  await expect(dialog.getByText(/1\. 展品：第一块样板/)).toBeVisible()
  await expectAccessible(page)
  await placeAsSeen(dialog)
  await dialog.getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText(/1 个热点/)).toBeVisible()

  await page.getByRole('tab', { name: /发布/ }).click()
  await expect(page.getByText(/没有替代文字/)).toBeVisible()
  await expect(page.getByRole('button', { name: '提交审核' })).toBeDisabled()
  await page.getByRole('tab', { name: /展厅/ }).click()
  await page.getByRole('button', { name: '修改 第一块样板' }).click()
  await dialogOf(page).getByLabel('图片替代文字').fill('蓝色的方形样板')
  await dialogOf(page).getByRole('button', { name: '保存', exact: true }).click()
}

/** In the look around: what is pressed in the middle of it lies straight ahead. */
async function placeAsSeen(dialog: Locator): Promise<void> {
  const yaw = dialog.getByLabel('水平角')
  const flat = await yaw.inputValue()
  await dialog.getByRole('button', { name: '环视' }).click()
  const look = dialog.getByRole('application', { name: /环视/ })
  await expect(look.locator('.psv-marker')).toHaveCount(1, { timeout: 30_000 })
  await look.focus()
  await look.press('Enter')
  await expect(yaw).toHaveValue('0')
  expect(flat).not.toBe('0')
  await dialog.getByRole('button', { name: '平面' }).click()
}

async function submit(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /发布/ }).click()
  await expect(page.getByText(/没有发现问题/)).toBeVisible()
  await page.getByRole('button', { name: '提交审核' }).click()
  await expect(page.getByRole('button', { name: '撤回提交' })).toBeVisible()
  await expectNoSideways(page)
}
