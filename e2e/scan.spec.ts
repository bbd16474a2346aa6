import { createRequire } from 'node:module'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

/** The package brings no types of its own. */
const { toBuffer } = createRequire(import.meta.url)('qrcode') as {
  toBuffer: (text: string, options: { width: number; margin: number }) => Promise<Buffer>
}

test.describe('扫一扫 on the phone', { tag: '@phone' }, () => {
  test('opens a page of this platform; anything else is shown and not opened', async ({
    page,
    enter,
    baseURL,
  }) => {
    await enter('member')
    const photo = async (text: string) => ({
      name: 'code.png',
      mimeType: 'image/png',
      buffer: await toBuffer(text, { width: 500, margin: 6 }),
    })
    await page.getByRole('button', { name: '扫一扫' }).click()
    const dialog = page.getByRole('dialog')
    await expectAccessible(page)
    await dialog.locator('input[capture]').setInputFiles(await photo('https://elsewhere.example/people/3'))
    await expect(dialog.getByText('https://elsewhere.example/people/3')).toBeVisible()
    await expect(page).toHaveURL(/\/$/)
    await expectNoSideways(page)
    await dialog.locator('input[capture]').setInputFiles(await photo(`${baseURL}/own-record`))
    await expect(page).toHaveURL(/\/own-record$/)
    await arrived(page)
    await expect(page.getByRole('heading', { name: '我的信息' })).toBeVisible()
  })
})
