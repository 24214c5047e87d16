// Where focus goes when an act moves it. One place, so that no pane reaches into another.

function focus(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}

export function focus_composer(): void {
  focus('#composer');
}

export function focus_list(): void {
  focus('#conversations');
}

export function focus_thread(): void {
  focus('#thread-title');
}

export function focus_owner(): void {
  focus('#owner');
}

export function focus_filter(): void {
  focus('#filter');
}

export function scroll_row_into_view(index: number, row_height: number): void {
  const list = document.getElementById('conversations');
  if (list === null) return;
  const top = index * row_height;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (top + row_height > list.scrollTop + list.clientHeight) list.scrollTop = top + row_height - list.clientHeight;
}
