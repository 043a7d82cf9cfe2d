// question: 某地区有哪些机制？ | Which mechanisms does a region report, and how does it stand to each?
// param: region region required the region, by name, path or code
// param: year integer optional only this year
// param: status status optional=any implemented, piloting, planned, deficient, awarded, any, or several joined by commas
// column: mechanism the mechanism
// column: kind what kind of mechanism it is
// column: status how the region stands to it
// column: year the year reported on
// column: first the claimed scope of being first
// column: evidence the sentence
// column: mechanism_id the mechanism's id
// column: report the report that says so
MATCH (r:Region {id: $region})-[a:IMPLEMENTS|PILOTS|PLANS|LACKS|AWARDED_FOR]->(m:Mechanism)
WHERE type(a) IN $status AND ($year IS NULL OR a.year = $year)
RETURN m.name AS mechanism, m.kind AS kind, type(a) AS status, a.year AS year, a.first AS first,
       a.evidence AS evidence, m.id AS mechanism_id, a.report AS report
ORDER BY year, status, mechanism_id, report
