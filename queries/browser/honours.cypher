// 谁获得了哪些荣誉 | Who won which honours
// 可改：最早年份 | Edit: the first year
MATCH (w)-[a:WON]->(h:Honour)
WHERE a.year >= 2015
RETURN w, a, h
LIMIT 100
