import type { Page } from '@playwright/test'
import sharp from 'sharp'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

/** Opens an item that the branch has just taken up. */
async function openItem(page: Page): Promise<string> {
  const { roles } = await (await page.request.get('/api/session')).json()
  const branch = roles.find(({ role }: { role: string }) => role === 'branch')
  const title = `走访老党员 ${Date.now()}`
  const item = { kind: 'task', title, detail: '', dueOn: '2027-06-30', source: '支部自行安排', people: [] }
  const opened = await page.request.post('/api/work-items', {
    data: { organizationId: branch.organizationId, ...item },
  })
  expect(opened.ok(), await opened.text()).toBe(true)
  const address = `/work-items/${(await opened.json()).id}`
  await page.goto(address)
  await arrived(page)
  return address
}

test.describe('What is being written', () => {
  test('lies on the device over a reload, and is offered when the form is opened again', async ({
    page,
    enter,
    phone,
  }) => {
    await enter('secretary')
    const item = await openItem(page)
    const words = `已走访三户（${phone ? '手机' : '桌面'}）`
    await page.getByRole('button', { name: '登记进展' }).click()
    await page.getByRole('dialog').getByLabel('进展').fill(words)
    await expect(page.getByText('草稿已保存在这台设备上')).toBeVisible()
    await page.reload()
    await arrived(page)

    await page.getByRole('button', { name: '登记进展' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText(`“${words}”`)
    await expectAccessible(page)
    await dialog.getByRole('button', { name: '接着写' }).click()
    await expect(dialog.getByLabel('进展')).toHaveValue(words)
    await dialog.getByRole('button', { name: '登记', exact: true }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByRole('main').getByText(words)).toBeVisible()

    // What was submitted is no draft any more.
    await page.goto(item)
    await arrived(page)
    await page.getByRole('button', { name: '登记进展' }).click()
    await expect(dialog.getByLabel('进展')).toHaveValue('')
    await expect(dialog).not.toContainText('上次没有提交')
  })

  test('goes with signing out', async ({ page, enter }) => {
    await enter('secretary')
    const item = await openItem(page)
    await page.getByRole('button', { name: '登记进展' }).click()
    await page.getByRole('dialog').getByLabel('进展').fill('不该留下的字')
    await expect(page.getByText('草稿已保存在这台设备上')).toBeVisible()
    await page.goto('/me')
    await page.getByRole('main').getByRole('button', { name: '退出登录' }).click()
    await expect(page.getByRole('heading', { name: '欢迎登录' })).toBeVisible()
    await enter('secretary', item)
    await page.getByRole('button', { name: '登记进展' }).click()
    await expect(page.getByRole('dialog')).not.toContainText('上次没有提交')
  })
})

test.describe('Without signal, outside of a meeting', () => {
  test('a simple deed waits on the device, is seen to wait, and is done once', async ({
    page,
    enter,
    context,
    expected,
    phone,
  }) => {
    expected.push(/ERR_INTERNET_DISCONNECTED/)
    await enter('secretary')
    const item = await openItem(page)
    const words = `在路上登记的进展（${phone ? '手机' : '桌面'}）`
    await page.getByRole('button', { name: '登记进展' }).click()
    await page.getByRole('dialog').getByLabel('进展').fill(words)
    await context.setOffline(true)
    await page.getByRole('dialog').getByRole('button', { name: '登记', exact: true }).click()
    await expect(page.getByText('没有连上网络，已存在这台设备上')).toBeVisible()
    await expect(page.getByRole('link', { name: '待发送 1 件' })).toBeVisible()

    await context.setOffline(false)
    await expect(page.getByRole('link', { name: /待发送/ })).toHaveCount(0)
    await page.goto(item)
    await arrived(page)
    await expect(page.getByRole('main').getByText(words)).toHaveCount(1)
  })

  test('another deed says that it was not done, and is tried again by a press', async ({
    page,
    enter,
    context,
    expected,
  }) => {
    expected.push(/ERR_INTERNET_DISCONNECTED/)
    await enter('secretary')
    await openItem(page)
    await page.getByRole('button', { name: '责任人' }).click()
    await context.setOffline(true)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '确定' }).click()
    await expect(dialog.getByText('没有连上服务器，您的操作没有提交')).toBeVisible()
    await context.setOffline(false)
    await dialog.getByRole('button', { name: '重试' }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByText('已确定责任人')).toBeVisible()
  })
})

/** A sheet with lines of writing, lying askew on a dark table. */
async function sheetPhoto(words: string): Promise<Buffer> {
  const lines = Array.from(
    { length: 12 },
    (_, at) => `<rect x="360" y="${420 + at * 70}" width="780" height="14" />`,
  )
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1500" height="2000">
    <rect width="1500" height="2000" fill="#4b4038"/>
    <g transform="rotate(7 750 1000)"><rect x="260" y="260" width="1000" height="1414" fill="#efeadf"/>
    <g fill="#333">${lines.join('')}<text x="360" y="380" font-size="60">${words}</text></g></g></svg>`
  return sharp(Buffer.from(drawing)).jpeg().toBuffer()
}

test.describe('Papers', { tag: '@phone' }, () => {
  test('are photographed page by page, outlive a reload, and are attached as one PDF', async ({
    page,
    enter,
  }) => {
    await enter('secretary')
    const item = await openItem(page)
    await page.getByRole('button', { name: '拍照', exact: true }).click()
    const dialog = page.getByRole('dialog')
    const take = async (words: string) => {
      const photo = { name: `${words}.jpg`, mimeType: 'image/jpeg', buffer: await sheetPhoto(words) }
      await dialog.locator('input[capture]').setInputFiles(photo)
    }
    await take('第一')
    await expect(dialog.getByRole('listitem')).toHaveCount(1)
    await take('第二')
    await expect(dialog.getByRole('listitem')).toHaveCount(2)
    const picture = dialog.getByRole('img', { name: '第 1 页' })
    const shape = await picture.evaluate((one: HTMLImageElement) => one.naturalHeight / one.naturalWidth)
    // The sheet and not the table: A4, put straight.
    expect(Math.abs(shape - Math.SQRT2)).toBeLessThan(0.02)
    await expectAccessible(page)
    await expectNoSideways(page)

    await page.reload()
    await arrived(page)
    await page.getByRole('button', { name: '拍照', exact: true }).click()
    await expect(dialog.getByRole('listitem')).toHaveCount(2)
    await dialog.getByRole('button', { name: '第 2 页上移' }).click()
    await dialog.getByRole('button', { name: '调整第 1 页' }).click()
    const editor = page.getByRole('dialog', { name: '第 1 页' })
    await editor.getByRole('button', { name: /^右下角/ }).press('ArrowLeft')
    await editor.getByRole('button', { name: '右转' }).click()
    await editor.getByRole('button', { name: '黑白' }).click()
    await expectAccessible(page)
    await editor.getByRole('button', { name: '确定' }).click()
    await expect(editor).toHaveCount(0)
    const lying = await picture.evaluate((one: HTMLImageElement) => one.naturalHeight < one.naturalWidth)
    expect(lying).toBe(true)

    await dialog.getByRole('button', { name: '完成（2 页）' }).click()
    await expect(page.getByText('已上传')).toBeVisible()
    const file = page.getByRole('link', { name: /^拍照 .*\.pdf$/ })
    await expect(file).toBeVisible()
    const answer = await page.request.get((await file.getAttribute('href')) as string)
    const { PDFDocument } = await import('@cantoo/pdf-lib')
    expect((await PDFDocument.load(await answer.body())).getPageCount()).toBe(2)

    await page.goto(item)
    await page.getByRole('button', { name: '拍照', exact: true }).click()
    await expect(dialog.getByText('把纸放平，逐页拍')).toBeVisible()
  })
})
