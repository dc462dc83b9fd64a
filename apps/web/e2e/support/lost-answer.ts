import type { Page } from 'playwright-core'

/**
 * Cuts the line just when the next answer to a procedure comes in: the server has done it, the page
 * never hears of it.
 */
export async function loseNextAnswer(page: Page, procedure: string): Promise<void> {
  const line = await page.context().newCDPSession(page)
  line.once('Fetch.requestPaused', ({ requestId }) => {
    void line
      .send('Fetch.failRequest', { requestId, errorReason: 'ConnectionReset' })
      .then(() => line.detach())
  })
  await line.send('Fetch.enable', {
    patterns: [{ urlPattern: `*/trpc/${procedure}*`, requestStage: 'Response' }],
  })
}
