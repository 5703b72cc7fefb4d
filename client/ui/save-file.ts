/** Hands words to the browser as a file to keep. Nothing is sent. */
export function saveFile(name: string, type: 'application/json' | 'text/plain', text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
