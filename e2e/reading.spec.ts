import type { Page } from '@playwright/test'
import { arrived, expect, expectAccessible, expectNoSideways, test } from './stage.ts'

const handbook = '/library/materials/by-code/branch-handbook'
const number = (page: Page) => page.getByRole('spinbutton', { name: '页码' })
const firstPage = (page: Page) => page.locator('.reader-page canvas').first()
const positionKept = (page: Page) =>
  page.waitForResponse((answer) => answer.url().includes('/position') && answer.ok())

async function turnTo(page: Page, to: number): Promise<void> {
  await number(page).fill(String(to))
  await number(page).press('Enter')
  await expect(number(page)).toHaveValue(String(to))
}

/** A second of silence, so many times. */
function silence(seconds: number): Buffer {
  const body = Buffer.alloc(8000 * seconds, 128)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + body.length, 4)
  head.write('WAVEfmt ', 8)
  for (const [at, value] of [
    [16, 16],
    [24, 8000],
    [28, 8000],
    [40, body.length],
  ] as const)
    head.writeUInt32LE(value, at)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  return Buffer.concat([head, body])
}

test.describe('党建书苑：阅读', () => {
  test('a PDF is left in the middle and opened again where one left; words are found in it', async ({
    page,
    enter,
  }) => {
    await enter('member', handbook)
    await expect(firstPage(page)).toBeVisible()
    await expectAccessible(page)
    await expectNoSideways(page)
    const kept = positionKept(page)
    await turnTo(page, 5)
    await kept
    await page.goto('/library')
    await enter('member', handbook)
    await expect(number(page)).toHaveValue('5')
    await expect(page.getByText('上次读到第 5 页')).toBeVisible()
    await page.getByRole('searchbox', { name: '在文中查找' }).fill('外场临时党支部')
    await page.getByRole('button', { name: '查找', exact: true }).click()
    await expect(page.getByText(/现在是其中第 \d 页/)).toBeVisible()
    await expect.poll(() => page.evaluate(() => CSS.highlights.get('found')?.size ?? 0)).toBeGreaterThan(0)
    await turnTo(page, 1)
  })

  test('a noted passage is found again among one’s own, and nobody else has it', async ({ page, enter }) => {
    const words = `想想我们支部 ${test.info().project.name}`
    await enter('member', '/library/materials/by-code/branch-rules')
    const passage = page.locator('.reader [data-part] p').first()
    await expect(passage).toBeVisible()
    await passage.evaluate((one) => document.getSelection()?.selectAllChildren(one))
    await page.getByRole('button', { name: '画线写笔记' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('笔记').fill(words)
    await dialog.getByRole('button', { name: '保存' }).click()
    await expect(dialog).toBeHidden()
    await page.goto('/library/own')
    await page.getByRole('searchbox', { name: '查找笔记' }).fill(words)
    await expect(page.getByText(words)).toBeVisible()
    await page.getByRole('link', { name: '中国共产党支部工作条例（试行）' }).first().click()
    await expect(page.getByText('我的笔记（')).toBeVisible()
    await expect
      .poll(() => page.evaluate(() => CSS.highlights.get('note-yellow')?.size ?? 0))
      .toBeGreaterThan(0)
    await enter('leader', '/library/own')
    await expect(page.getByText('没有笔记')).toBeVisible()
  })

  test('sound is taken up where it was left, and goes by chapters', async ({ page, enter }) => {
    await enter('member', '/library/materials/by-code/internationale-tune')
    const kept = positionKept(page)
    await page
      .getByRole('list', { name: '章节' })
      .getByRole('button', { name: /第二遍/ })
      .click()
    await kept
    await page.goto('/library')
    await enter('member', '/library/materials/by-code/internationale-tune')
    await expect(page.getByText(/上次到 0:\d\d，已从那里接着/)).toBeVisible()
    await expect
      .poll(() => page.locator('audio').evaluate((one) => (one as HTMLAudioElement).currentTime))
      .toBeGreaterThan(20)
    await expectNoSideways(page)
  })
})

test.describe('党建书苑：离线阅读', () => {
  test.use({ expected: [/Failed to load resource|net::ERR|Failed to fetch/] })

  test('a public booklet opens without network, where one left; an internal text does not stay', async ({
    page,
    context,
    enter,
  }) => {
    test.setTimeout(120_000)
    await enter('member', handbook)
    await expect(firstPage(page)).toBeVisible()
    await page.getByRole('button', { name: '离线保存' }).click()
    await expect(page.getByText(/已离线保存（/)).toBeVisible()
    await context.setOffline(true)
    await page.goto('/library/own')
    const kept = page.getByRole('list', { name: '离线保存的资料' })
    await expect(kept.getByText(/KB|MB/)).toBeVisible()
    await kept.getByRole('link', { name: '支部书记案头手册' }).click()
    await expect(page.getByText('没有网络，这是离线保存的内容')).toBeVisible()
    await expect(firstPage(page)).toBeVisible()
    await turnTo(page, 3)
    // The place is kept a second after one stopped there.
    await page.waitForTimeout(1500)
    await page.goto('/library/own')
    await kept.getByRole('link', { name: '支部书记案头手册' }).click()
    await expect(number(page)).toHaveValue('3')
    await page.getByRole('button', { name: '文字版' }).click()
    await expect(page.locator('.library-text')).toContainText('支部')
    await context.setOffline(false)
    await page.goto(handbook)
    await expect(number(page)).toHaveValue('3')
    await turnTo(page, 1)

    await enter('member', '/library/all?text=党支部工作细则')
    await page.getByRole('link', { name: '星河研究院党支部工作细则' }).first().click()
    await expect(page.getByText('只能联网阅读')).toBeVisible()
    await expect(page.getByRole('button', { name: '离线保存' })).toBeHidden()
  })

  test('what was withdrawn goes from the phone, and everything at signing out', async ({ page, enter }) => {
    test.setTimeout(120_000)
    const title = '案例：老中青结对，传帮带出新人'
    await enter('member', `/library/all?text=${encodeURIComponent(title)}`)
    await page.getByRole('link', { name: title }).first().click()
    await page.getByRole('button', { name: '离线保存' }).click()
    await expect(page.getByText(/已离线保存（/)).toBeVisible()
    const id = Number(/\d+$/.exec(new URL(page.url()).pathname)?.[0])
    await page.goto(handbook)
    await expect(firstPage(page)).toBeVisible()
    await page.getByRole('button', { name: '离线保存' }).click()
    await expect(page.getByText(/已离线保存（/)).toBeVisible()

    await enter('department')
    const withdrawn = await page.request.post(`/api/library/desk/materials/${id}/withdrawal`, {
      data: { reason: '内容需要核实' },
      headers: { origin: new URL(page.url()).origin },
    })
    expect(withdrawn.ok(), await withdrawn.text()).toBe(true)
    await page.goto('/library/own')
    await expect(page.getByText('没有离线保存的资料')).toBeVisible()
    await enter('member', '/library/own')
    await expect(page.getByText(/已从这台设备移除：案例/)).toBeVisible()
    const kept = page.getByRole('list', { name: '离线保存的资料' })
    await expect(kept.getByRole('listitem')).toHaveCount(1)
    await expectAccessible(page)
    await expectNoSideways(page)

    await page.goto('/me')
    await arrived(page)
    await page.getByRole('button', { name: '退出登录' }).last().click()
    await expect(page.getByRole('heading', { name: '欢迎登录' })).toBeVisible()
    await enter('member', '/library/own')
    await expect(page.getByText('没有离线保存的资料')).toBeVisible()
  })
})

test.describe('党建书苑：上传', () => {
  test('goes on after the line broke, and turns away what is not what it says', async ({
    page,
    enter,
    expected,
  }) => {
    expected.push(/Failed to load resource/)
    await enter('department', '/library/uploads')
    const words = `讲稿 ${test.info().project.name}\n`
    // Whole words only: half a character is no text.
    const bytes = Buffer.from(words.repeat(Math.floor((5 * 1024 * 1024) / Buffer.byteLength(words))))
    const name = `讲稿-${test.info().project.name}.txt`
    let broken = 0
    await page.route('**/api/library/uploads/*', async (route) => {
      if (route.request().method() === 'PATCH' && broken++ === 1) await route.abort('connectionreset')
      else await route.continue()
    })
    await page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'text/plain', buffer: bytes })
    const line = page.locator('.upload-list li', { hasText: name })
    await expect(line.getByText('可以使用')).toBeVisible({ timeout: 30_000 })
    expect(broken).toBeGreaterThan(2)
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: '照片.jpg', mimeType: 'image/jpeg', buffer: drawing })
    await expect(page.getByText('里面其实是网页或 SVG').first()).toBeVisible()
  })

  test('sound gets subtitles and chapters at the desk, and whoever hears it sees them', async ({
    page,
    enter,
    phone,
  }) => {
    test.setTimeout(120_000)
    const title = `微党课录音 ${test.info().project.name}`
    await enter('department', '/library/uploads')
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: `${title}.wav`, mimeType: 'audio/wav', buffer: silence(30) })
    const line = page.locator('.upload-list li', { hasText: title })
    await expect(line.getByText('可以使用')).toBeVisible({ timeout: 30_000 })
    await line.getByRole('button', { name: '登记为资料' }).click()
    const dialog = page.getByRole('dialog').last()
    if (phone) await dialog.getByLabel('栏目').selectOption({ label: '理论学习' })
    else {
      await dialog.getByLabel('栏目').click()
      await page.getByTitle('理论学习').click()
    }
    await dialog.getByRole('button', { name: '登记', exact: true }).click()
    await expect(page).toHaveURL(/\/library\/desk\/\d+/)
    // The page that was left had a place for files too.
    await expect(page.getByRole('heading', { name: title })).toBeVisible()
    await arrived(page)
    const beside = (name: string, text: string) =>
      page
        .locator('input[type="file"]')
        .setInputFiles({ name, mimeType: 'text/vtt', buffer: Buffer.from(text) })
    await beside('字幕.srt', '1\n00:00:01,000 --> 00:00:04,000\n<b>同志们好</b>\n')
    await expect(page.getByText('中文字幕')).toBeVisible()
    await page.getByRole('combobox', { name: '类型' }).last().selectOption({ label: '章节' })
    await beside('章节.vtt', 'WEBVTT\n\n00:00.000 --> 00:10.000\n开场\n\n00:10.000 --> 00:30.000\n第二讲\n')
    await expect(page.getByText('中文章节')).toBeVisible()
    await page.getByRole('button', { name: '提交审核' }).click()
    await expect(page.getByText('待审核').first()).toBeVisible()
    const address = new URL(page.url()).pathname

    await enter('several', address)
    await page.getByRole('button', { name: '审核通过并发布' }).click()
    await expect(page.getByText('已发布').first()).toBeVisible()

    await enter('member', address.replace('/desk/', '/materials/'))
    const player = page.locator('video')
    await expect
      .poll(() => player.evaluate((one) => (one as HTMLVideoElement).textTracks[0]?.cues?.length ?? 0))
      .toBe(1)
    await page
      .getByRole('list', { name: '章节' })
      .getByRole('button', { name: /第二讲/ })
      .click()
    await expect
      .poll(() => player.evaluate((one) => (one as HTMLVideoElement).currentTime))
      .toBeGreaterThanOrEqual(10)
    await expectAccessible(page)
    await expectNoSideways(page)
  })

  test('a film shows a picture of itself in lists', async ({ page, enter }) => {
    test.setTimeout(120_000)
    const title = `外场纪实 ${test.info().project.name}`
    await enter('department', '/library/uploads')
    const film = await page.evaluate(recordFilm)
    const brought = page.waitForResponse((answer) => answer.url().endsWith('/cover') && answer.ok())
    await page.locator('input[type="file"]').setInputFiles({
      name: `${title}.webm`,
      mimeType: 'video/webm',
      buffer: Buffer.from(film, 'base64'),
    })
    await brought
    const line = page.locator('.upload-list li', { hasText: title })
    await expect(line.getByText('可以使用')).toBeVisible({ timeout: 30_000 })
    const ask = async <T>(method: 'get' | 'post', address: string, data?: object): Promise<T> => {
      const answer = await page.request[method](`/api/library${address}`, data ? { data } : {})
      expect(answer.ok(), await answer.text()).toBe(true)
      return answer.json()
    }
    const [upload] = await ask<{ id: number }[]>('get', '/uploads')
    const [shelf] = await ask<{ id: number }[]>('get', '/columns')
    const facts = { title, kind: 'video', sensitivity: 'public', columnId: shelf?.id, uploadId: upload?.id }
    const { id } = await ask<{ id: number }>('post', '/desk/materials', facts)
    await ask('post', `/desk/materials/${id}/submission`, {})
    await enter('several')
    await ask('post', `/desk/materials/${id}/publication`, {})
    await enter('member', `/library/all?text=${encodeURIComponent(title)}`)
    const picture = page.locator('img.library-thumbnail')
    await expect(picture).toHaveCount(1)
    await expect
      .poll(() => picture.evaluate((one) => (one as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(100)
  })
})

/** A second of a red square on the move, as the browser records it: WebM in base64. */
async function recordFilm(): Promise<string> {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: 320, height: 180 })
  const paint = canvas.getContext('2d')
  const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: 'video/webm' })
  const pieces: Blob[] = []
  recorder.ondataavailable = ({ data }) => pieces.push(data)
  const done = new Promise((resolve) => {
    recorder.onstop = resolve
  })
  recorder.start()
  for (let at = 0; at < 12; at++) {
    if (paint) {
      paint.fillStyle = '#f8f0dd'
      paint.fillRect(0, 0, 320, 180)
      paint.fillStyle = '#97101a'
      paint.fillRect(20 * at, 60, 60, 60)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  recorder.stop()
  await done
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
