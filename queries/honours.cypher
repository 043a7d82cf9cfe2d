// question: 各地获得了哪些荣誉？ | Which honours were won, by whom?
// param: region region optional only in reports of this region
// param: level string optional only 全国, 省级 or 市级
// param: year integer optional only this year
// column: honour the honour
// column: level its level
// column: winner who won it: a region, an agency or a mechanism
// column: year the year reported on
// column: evidence the sentence
// column: winner_id the winner's id
// column: honour_id the honour's id
// column: report the report that says so
MATCH (w)-[a:WON]->(h:Honour)
WHERE a.year >= coalesce($year, 0) AND a.year <= coalesce($year, 9999)
MATCH (p:Report {id: a.report})-[:COVERS]->(r:Region)
WHERE ($region IS NULL OR r.id = $region) AND ($level IS NULL OR h.level = $level)
RETURN h.name AS honour, h.level AS level, w.name AS winner, a.year AS year, a.evidence AS evidence,
       w.id AS winner_id, h.id AS honour_id, a.report AS report
ORDER BY year, honour_id, winner_id, report
