// question: 某地区制定、贯彻、学习了哪些文件？ | Which documents does a region issue, carry out, study or mention?
// param: region region required the region, by name, path or code
// param: year integer optional only this year
// column: title the document
// column: kind what kind of document it is
// column: relation issued, carries out, studied or mentions
// column: year the year reported on
// column: evidence the sentence
// column: document_id the document's id
// column: report the report that says so
MATCH (r:Region {id: $region})-[a:ISSUED|CARRIES_OUT|STUDIED|MENTIONS]->(d:Document)
WHERE $year IS NULL OR a.year = $year
RETURN d.title AS title, d.kind AS kind, type(a) AS relation, a.year AS year, a.evidence AS evidence,
       d.id AS document_id, a.report AS report
ORDER BY year, relation, document_id, report
