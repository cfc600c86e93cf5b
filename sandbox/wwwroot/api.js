export async function load(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

// { ok, status, message }; an unreachable sandbox is an answer that is not ok.
export async function act(path, body) {
  try {
    const answer = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    return answer.ok ? await answer.json() : { ok: false, status: answer.status };
  } catch (error) {
    if (error instanceof TypeError) return { ok: false, status: 0 };
    throw error;
  }
}

export function pathOf(place) {
  return place.isChannel ? '/page/channel' : `/page/people/${place.key}`;
}
